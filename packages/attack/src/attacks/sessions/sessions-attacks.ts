import type { Attack } from '../../base/attack.ts';

export const sessionsAttacks: readonly Attack[] = [];
