import type { Attack } from '../base/attack.ts';
import { auditAttacks } from './audit/audit-attacks.ts';
import { clientAttacks } from './client/client-attacks.ts';
import { dataAttacks } from './data/data-attacks.ts';
import { loadAttacks } from './load/load-attacks.ts';
import { secretsAttacks } from './secrets/secrets-attacks.ts';
import { sessionsAttacks } from './sessions/sessions-attacks.ts';
import { staffAttacks } from './staff/staff-attacks.ts';

/** All attacks, by their area. The list of an area stands in its folder. */
export const areas: Readonly<Record<string, readonly Attack[]>> = {
  load: loadAttacks,
  secrets: secretsAttacks,
  sessions: sessionsAttacks,
  staff: staffAttacks,
  audit: auditAttacks,
  client: clientAttacks,
  data: dataAttacks,
};
