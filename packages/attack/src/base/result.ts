import type { Outcome, Attack } from './attack.ts';
import type { DatabaseKind } from '../context/database.ts';

/** An attack of an area, with its outcome on a database. */
export interface Result {
  readonly area: string;
  readonly attack: Attack;
  /** Undefined if the attack needs no database. */
  readonly database: DatabaseKind | undefined;
  /** Undefined if the attack was skipped. */
  readonly outcome: Outcome | undefined;
}

/** Head of the table of results. */
export const resultHead = ['', 'id', 'attack', 'bound', 'seen'] as const;

/** Returns the cells of a result in the table. */
export function resultCells({ area, attack, database, outcome }: Result): string[] {
  const mark = outcome === undefined ? '–' : outcome.held ? '✓' : '✗';
  const place = database === undefined ? '' : ` (${database})`;
  const seen = outcome?.seen ?? 'skipped: PostgreSQL is not installed';
  return [mark, `${area}/${attack.id}${place}`, attack.attack, attack.bound, seen];
}
