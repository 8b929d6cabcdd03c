import type { Row } from './row.ts';

/** Placeholder until the chat stands. */
export async function benchFirstPaint(): Promise<Row[]> {
  return [];
}
