import type { Attack } from '../../base/attack.ts';
import { endlessSession } from './endless-session.ts';
import { repeatedCustomerToken } from './repeated-customer-token.ts';
import { revokedSession } from './revoked-session.ts';
import { sharedIdempotencyKey } from './shared-idempotency-key.ts';
import { stolenRefreshToken } from './stolen-refresh-token.ts';

export const sessionsAttacks: readonly Attack[] = [
  sharedIdempotencyKey,
  stolenRefreshToken,
  endlessSession,
  revokedSession,
  repeatedCustomerToken,
];
