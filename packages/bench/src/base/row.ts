/** One measured ratio and the bound that it has to keep. */
export interface Row {
  readonly name: string;
  readonly ratio: number;
  /** Undefined if it is there to compare with, and nothing has to be kept. */
  readonly bound: number | undefined;
  /** True if the ratio must not be lower than the bound, false if it must not be higher. */
  readonly atLeast: boolean;
  /** The two figures behind the ratio. */
  readonly detail: string;
}

/** The middle of some figures. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
