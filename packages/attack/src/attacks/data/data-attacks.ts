import type { Attack } from '../../base/attack.ts';
import { failOver } from './fail-over.ts';
import { fieldsOfTheBank } from './fields-of-the-bank.ts';
import { otherTenant } from './other-tenant.ts';
import { personalNumbers } from './personal-numbers.ts';
import { secondService } from './second-service.ts';
import { inwardAddresses } from './inward-addresses.ts';

export const dataAttacks: readonly Attack[] = [
  failOver,
  secondService,
  fieldsOfTheBank,
  personalNumbers,
  otherTenant,
  inwardAddresses,
];
