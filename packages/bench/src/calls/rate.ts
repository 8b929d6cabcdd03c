import { median } from '../base/row.ts';

// Rounds are short and many, so that other load on the machine affects all sides of a comparison alike.
const callsPerRound = 200;
const rounds = 45;
const warmUpCalls = 100;

export type Call = () => Promise<unknown>;

/** Result of one side of a comparison. */
export interface Rate {
  /** Median of the calls per second of all rounds. */
  readonly calls: number;
  /** Median of the ratios of this side's rate to the rate of `floor`, the bare calls. Each round gives one ratio. */
  readonly ratio: number;
}

/** Measures each side in turn and compares its rate with `floor`. Each side makes `concurrency` calls at once. */
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
  // This warm-up is not timed. It reopens sockets and lets calls of the previous side finish.
  await run(call, warmUpCalls, concurrency);
  const start = performance.now();
  await run(call, callsPerRound, concurrency);
  return (callsPerRound * 1000) / (performance.now() - start);
}

async function run(call: Call, count: number, concurrency: number): Promise<void> {
  let left = count;
  const worker = async () => {
    while (left-- > 0) await call();
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
}
