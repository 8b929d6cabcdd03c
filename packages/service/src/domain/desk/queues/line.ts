/**
 * Fields that decide the place of an entry in a line.
 */
export interface LinePlace {
  readonly id: string;
  /** From 0, the default, to 9, the most urgent. */
  readonly priority: number;
  /** Time in ms that decides the place: the time of joining, or earlier for an entry that was put ahead. */
  readonly lineAt: number;
}

/**
 * Orders a line by priority, then by arrival. The id breaks ties, so that every node and every reader sees the same
 * line.
 */
export function comparePlaces(a: LinePlace, b: LinePlace): number {
  if (a.priority !== b.priority) return b.priority - a.priority;
  if (a.lineAt !== b.lineAt) return a.lineAt - b.lineAt;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/**
 * Computes the `lineAt` that puts a returning entry ahead of everyone with the same priority. A transferred customer
 * has already waited, and should not wait in line again.
 */
export function placeAhead(entry: LinePlace, line: readonly LinePlace[]): number {
  let lineAt = entry.lineAt;
  for (const other of line) {
    if (other.id === entry.id || other.priority !== entry.priority) continue;
    lineAt = Math.min(lineAt, other.lineAt - 1);
  }
  return lineAt;
}
