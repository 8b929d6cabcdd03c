import type { Attack } from '../../base/attack.ts';

export const staffAttacks: readonly Attack[] = [];
