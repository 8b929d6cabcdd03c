import type { Dice } from '../base/dice.ts';
import type { TabEnd } from './tab/browser-tab.ts';

/** A disruption of the browser or the service, in addition to the faults of single requests. */
export type Disruption =
  | { readonly kind: 'tab-end'; readonly how: TabEnd; readonly tab: number | 'leader' }
  | { readonly kind: 'offline'; readonly ms: number }
  | { readonly kind: 'service-kill'; readonly downMs: number }
  | { readonly kind: 'service-restart' };

/** One step of the run: a message, and an optional disruption just before it. */
export interface Step {
  readonly tab: number;
  readonly customer: number;
  readonly pauseMs: number;
  readonly before: Disruption | undefined;
}

export interface ScheduleOptions {
  readonly sends: number;
  readonly customers: number;
  readonly tabs: number;
  /** Number of rounds. Each round has every kind of disruption. */
  readonly rounds: number;
  readonly paceMs: number;
}

/** Plans all steps of the run from the seed. */
export function planSends(dice: Dice, options: ScheduleOptions): Step[] {
  const { sends, customers, tabs, rounds, paceMs } = options;
  const disruptions = Array.from({ length: rounds }, () => dice.shuffle(everyKind(dice))).flat();
  const every = sends / (disruptions.length + 1);
  const disruptionAt = new Map(
    disruptions.map((disruption, index) => [Math.floor((index + 1) * every), disruption]),
  );
  const isNear = (index: number) =>
    Array.from({ length: burst }, (_, offset) => index + offset - burst / 2).some((near) =>
      disruptionAt.has(near),
    );
  return Array.from({ length: sends }, (_, index) => ({
    tab: dice.between(0, tabs - 1),
    customer: dice.between(0, customers - 1),
    // Messages around a disruption follow without pauses, so that the disruption happens during sending
    pauseMs: dice.next() * (isNear(index) ? 0 : 2 * paceMs),
    before: disruptionAt.get(index),
  }));
}

/** Number of messages that the run sends without pauses around each disruption. */
const burst = 12;

function everyKind(dice: Dice): Disruption[] {
  const durationMs = () => 500 + dice.next() * 2500;
  return [
    { kind: 'tab-end', how: 'crash', tab: 'leader' },
    { kind: 'tab-end', how: dice.pick(['close', 'crash']), tab: dice.between(0, 1) },
    { kind: 'tab-end', how: 'reload', tab: dice.between(0, 1) },
    { kind: 'offline', ms: durationMs() },
    { kind: 'service-kill', downMs: durationMs() / 2 },
    { kind: 'service-restart' },
  ];
}
