import type { Attack } from '../../base/attack.ts';

export const secretsAttacks: readonly Attack[] = [];
