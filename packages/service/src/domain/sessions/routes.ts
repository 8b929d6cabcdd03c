import {
  createCustomerToken,
  createSession,
  getStorageKey,
  refreshSession as refreshEndpoint,
} from '@tellerkit/contract';
import type { Clock } from '../../base/clock.ts';
import { randomHex } from '../../base/hash.ts';
import type { Limits } from '../../base/limits.ts';
import { ProblemError } from '../../base/problem-error.ts';
import type { Binder } from '../../http/binder.ts';
import type { Tenants } from '../../platform/tenants/tenants.ts';
import type { KeyRing } from '../../platform/tokens/key-ring.ts';
import type { StorageKeys } from '../../platform/tokens/storage-keys.ts';
import type { Tokens } from '../../platform/tokens/tokens.ts';
import { upsertCustomer } from '../customers/rows.ts';
import { openSession } from './open-session.ts';
import { refreshSession } from './refresh-session.ts';
import { createRefreshTokens } from './refresh-tokens.ts';
import { registerRevocationRoutes } from './revocation-routes.ts';

const tokenIdBytes = 16;

/** Dependencies of {@link registerSessionRoutes}. */
export interface SessionParts {
  readonly clock: Pick<Clock, 'now'>;
  readonly tenants: Pick<Tenants, 'settings'>;
  readonly tokens: Tokens;
  readonly keyRing: Pick<KeyRing, 'signing' | 'refreshing'>;
  readonly storageKeys: StorageKeys;
  readonly limits: Pick<Limits, 'accessTokenMs' | 'customerTokenMs'>;
}

/**
 * Registers the endpoints of sessions and customer tokens.
 */
export function registerSessionRoutes(app: Binder, parts: SessionParts): void {
  const issuing = { ...parts, refreshTokens: createRefreshTokens(parts) };
  app.bind(createSession, ({ body }, context) => openSession(issuing, context, body));
  app.bind(refreshEndpoint, ({ body }, context) =>
    refreshSession(issuing, context, body.refreshToken),
  );
  app.bind(getStorageKey, async (_input, { tenantId, caller }) => {
    if (caller.kind !== 'customer')
      throw new ProblemError(
        'forbidden',
        'Only customers have a storage key. Send the token of a customer session.',
      );
    return parts.storageKeys.derive(tenantId, caller.customerId);
  });
  app.bind(createCustomerToken, async ({ body }, { unit, tenantId, caller }) => {
    const id = unit.newId('customer');
    const subject = await upsertCustomer(unit, tenantId, { ...body, id });
    const tokenId = randomHex(tokenIdBytes);
    const named = { tenantId, subject, tokenId, keyId: caller.id };
    const claims = { use: 'customer-token', ...named } as const;
    return parts.tokens.signToken(claims, parts.limits.customerTokenMs);
  });
  registerRevocationRoutes(app, parts);
}
