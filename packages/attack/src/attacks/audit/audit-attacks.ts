import type { Attack } from '../../base/attack.ts';
import { addedRows } from './added-rows.ts';
import { changedRows } from './changed-rows.ts';
import { forgedHeads } from './forged-heads.ts';
import { readOnlyCheck } from './read-only-check.ts';
import { removedRows } from './removed-rows.ts';
import { rewrittenChains } from './rewritten-chains.ts';

export const auditAttacks: readonly Attack[] = [
  addedRows,
  changedRows,
  removedRows,
  rewrittenChains,
  forgedHeads,
  readOnlyCheck,
];
