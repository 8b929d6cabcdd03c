/**
 * What decides an entry's place in a line.
 */
export interface LinePlace {
  readonly id: string;
  /** 0 is the rule, 9 the most urgent. */
  readonly priority: number;
  /** Moment in ms that counts for the place: when the entry joined first, earlier when it was put ahead. */
  readonly lineAt: number;
}

/**
 * Orders a line: the urgent first, then who came first. The id settles a draw, so that every node and
 * every reader sees the same line.
 */
export function comparePlaces(a: LinePlace, b: LinePlace): number {
  if (a.priority !== b.priority) return b.priority - a.priority;
  if (a.lineAt !== b.lineAt) return a.lineAt - b.lineAt;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/**
 * The `lineAt` that puts a returning entry ahead of everybody of its priority: a customer who was
 * handed on has waited before, and does not wait in line again.
 */
export function placeAhead(entry: LinePlace, line: readonly LinePlace[]): number {
  let lineAt = entry.lineAt;
  for (const other of line) {
    if (other.id === entry.id || other.priority !== entry.priority) continue;
    lineAt = Math.min(lineAt, other.lineAt - 1);
  }
  return lineAt;
}
