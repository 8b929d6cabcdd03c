import type { Dice } from '../base/dice.ts';
import type { TabEnd } from './tab/browser-tab.ts';

/** What is done to browser and service beside the faults of single requests. */
export type Disruption =
  | { readonly kind: 'tab-end'; readonly how: TabEnd; readonly tab: number | 'leader' }
  | { readonly kind: 'offline'; readonly ms: number }
  | { readonly kind: 'service-kill'; readonly downMs: number }
  | { readonly kind: 'service-restart' };

/** One step of the run: a message, and what is done just before it. */
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
  /** Rounds of all kinds of disruption. */
  readonly rounds: number;
  readonly paceMs: number;
}

/** All that happens in the sends, fixed by the seed. */
export function planSends(dice: Dice, options: ScheduleOptions): Step[] {
  const { sends, customers, tabs, rounds, paceMs } = options;
  const disruptions = Array.from({ length: rounds }, () => dice.shuffle(everyKind(dice))).flat();
  const every = sends / (disruptions.length + 1);
  const at = new Map(disruptions.map((one, index) => [Math.floor((index + 1) * every), one]));
  const isNear = (index: number) =>
    Array.from({ length: burst }, (_, offset) => index + offset - burst / 2).some((near) =>
      at.has(near),
    );
  return Array.from({ length: sends }, (_, index) => ({
    tab: dice.between(0, tabs - 1),
    customer: dice.between(0, customers - 1),
    // Many at once around each disruption, so that it comes in the midst of sending
    pauseMs: dice.next() * (isNear(index) ? 0 : 2 * paceMs),
    before: at.get(index),
  }));
}

/** Messages that are sent without a pause around a disruption. */
const burst = 12;

function everyKind(dice: Dice): Disruption[] {
  const spell = () => 500 + dice.next() * 2500;
  return [
    { kind: 'tab-end', how: 'crash', tab: 'leader' },
    { kind: 'tab-end', how: dice.pick(['close', 'crash']), tab: dice.between(0, 1) },
    { kind: 'tab-end', how: 'reload', tab: dice.between(0, 1) },
    { kind: 'offline', ms: spell() },
    { kind: 'service-kill', downMs: spell() / 2 },
    { kind: 'service-restart' },
  ];
}
