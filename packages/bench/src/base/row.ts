/** A measured ratio and its bound. */
export interface Row {
  readonly name: string;
  readonly ratio: number;
  /** Limit that the ratio must keep. Undefined if the row only serves for comparison. */
  readonly bound: number | undefined;
  /** True if the ratio must not be lower than the bound, false if it must not be higher. */
  readonly atLeast: boolean;
  /** Text with the two measured figures that the ratio compares. */
  readonly detail: string;
}

/** Returns the median of some values. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
