import type { Count } from './base/count.ts';
import type { Dice } from './base/dice.ts';
import { runIdempotency } from './idempotency/run-idempotency.ts';
import type { IdempotencyOptions } from './idempotency/run-idempotency.ts';
import { runKillPart } from './writes/run-writes.ts';
import { runReading } from './reading/run-reading.ts';
import type { ReadingOptions } from './reading/run-reading.ts';
import { runSends } from './sends/run-sends.ts';
import type { ScheduleOptions } from './sends/schedule.ts';
import { runStorm } from './storm/run-storm.ts';
import type { StormOptions } from './storm/run-storm.ts';

/** Amount of work of each part. */
export interface Size {
  readonly sends: ScheduleOptions;
  readonly reading: ReadingOptions;
  readonly kills: number;
  readonly storm: StormOptions;
  readonly idempotency: IdempotencyOptions;
}

/** The full run, for which the promises are stated. */
export const fullSize: Size = {
  sends: { sends: 2000, customers: 20, tabs: 2, rounds: 3, paceMs: 30 },
  reading: { events: 10_000, conversations: 10, cuts: 100, kills: 5 },
  kills: 20,
  storm: { readers: 1000, ends: ['stop', 'kill'] },
  idempotency: { keys: 200, parallel: 50 },
};

/** A run with the same kinds of faults that takes less than a minute. */
export const quickSize: Size = {
  sends: { sends: 150, customers: 4, tabs: 2, rounds: 1, paceMs: 30 },
  reading: { events: 800, conversations: 4, cuts: 12, kills: 1 },
  kills: 2,
  storm: { readers: 200, ends: ['kill'] },
  idempotency: { keys: 10, parallel: 50 },
};

/** The parts of the run, by the name for `--part`. */
export const parts: Readonly<Record<string, (dice: Dice, size: Size) => Promise<Count[]>>> = {
  sends: (dice, { sends }) => runSends(dice, sends),
  reading: (dice, { reading }) => runReading(dice, reading),
  writes: (dice, { kills }) => runKillPart(dice, kills),
  storm: (_dice, { storm }) => runStorm(storm),
  idempotency: (dice, { idempotency }) => runIdempotency(dice, idempotency),
};
