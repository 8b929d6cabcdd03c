import type { Attack } from '../../base/attack.ts';

export const clientAttacks: readonly Attack[] = [];
