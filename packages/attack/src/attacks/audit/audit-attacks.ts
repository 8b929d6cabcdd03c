import type { Attack } from '../../base/attack.ts';

export const auditAttacks: readonly Attack[] = [];
