import type { CallerIdentity } from '../base/caller-identity.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { ProblemError } from '../base/problem-error.ts';
import { isSessionOpen } from '../domain/sessions/rows.ts';
import { isBankToken } from '../platform/tokens/bank-tokens.ts';

/**
 * Finds out who calls, from the bearer key or token.
 *
 * @throws {@link ProblemError} `unauthenticated`, `invalid-key`, `invalid-token` or `expired-token`.
 *
 * @internal
 */
export async function authenticate(kernel: Kernel, request: Request): Promise<CallerIdentity> {
  const header = request.headers.get('authorization');
  const credential = header && /^Bearer +([\x21-\x7e]+) *$/i.exec(header)?.[1];
  if (!credential)
    throw new ProblemError('unauthenticated', 'Send Authorization: Bearer with a key or token.');
  if (credential.startsWith('pk_') || credential.startsWith('sk_')) {
    const caller = await kernel.tenants.findKey(credential);
    if (!caller)
      throw new ProblemError('invalid-key', 'Check the key, and that it is still in use.');
    return caller;
  }
  return readToken(kernel, credential);
}

async function readToken(kernel: Kernel, token: string): Promise<CallerIdentity> {
  if (isBankToken(token)) throw customerTokenRefused();
  const claims = await kernel.tokens.verifyToken(token);
  if (claims.use === 'customer-token') throw customerTokenRefused();
  const { tenantId, subject, sessionId, expiresAt } = claims;
  if (!kernel.tenants.has(tenantId))
    throw new ProblemError('invalid-token', 'The bank of this token is not served here any more.');
  if (claims.use === 'customer' && sessionId) {
    if (await isSessionOpen(kernel.db, { tenantId, sessionId, customerId: subject }))
      return { kind: 'customer', id: subject, tenantId, customerId: subject, sessionId, expiresAt };
  }
  if (claims.use === 'agent') {
    const agent = await kernel.db
      .selectFrom('agents')
      .select('id')
      .where('tenant_id', '=', tenantId)
      .where('id', '=', subject)
      .executeTakeFirst();
    if (agent) return { kind: 'agent', id: subject, tenantId, agentId: subject, expiresAt };
  }
  throw new ProblemError('invalid-token', 'The session has ended. Open a new one.');
}

/** It opens a session, and is taken nowhere else. */
function customerTokenRefused(): ProblemError {
  return new ProblemError(
    'invalid-token',
    'This is a customer token; open a session with it (CustomerSession).',
  );
}
