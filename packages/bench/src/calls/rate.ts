import { median } from '../base/row.ts';

// Many short rounds: whatever else the machine does then hits all sides of a comparison alike.
const callsARound = 200;
const rounds = 45;
const leadIn = 100;

export type Call = () => Promise<unknown>;

/** How one side did. */
export interface Rate {
  /** Calls a second, in the middle of all rounds. */
  readonly calls: number;
  /** Over the floor of the same round, in the middle of all rounds. */
  readonly ratio: number;
}

/** Measures calls in turn, so many at once, against the one named `floor`. */
export async function compareRates<Name extends string>(
  calls: Readonly<Record<Name | 'floor', Call>>,
  concurrency: number,
): Promise<Record<Name | 'floor', Rate>> {
  const names = Object.keys(calls) as (Name | 'floor')[];
  const turn = async () => {
    const rates = {} as Record<Name | 'floor', number>;
    for (const name of names) rates[name] = await rateOf(calls[name], concurrency);
    return rates;
  };
  for (let round = 0; round < 5; round++) await turn();
  const turns: Record<Name | 'floor', number>[] = [];
  for (let round = 0; round < rounds; round++) turns.push(await turn());
  const rates = names.map((name) => {
    const ratio = median(turns.map((rates) => rates[name] / rates.floor));
    return [name, { calls: Math.round(median(turns.map((rates) => rates[name]))), ratio }];
  });
  return Object.fromEntries(rates) as Record<Name | 'floor', Rate>;
}

async function rateOf(call: Call, concurrency: number): Promise<number> {
  // Not timed: sockets are found again, and what the one before has left is not charged to this one.
  await run(call, leadIn, concurrency);
  const start = performance.now();
  await run(call, callsARound, concurrency);
  return (callsARound * 1000) / (performance.now() - start);
}

async function run(call: Call, count: number, concurrency: number): Promise<void> {
  let left = count;
  const worker = async () => {
    while (left-- > 0) await call();
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
}
