import type { CallerIdentity } from '../base/caller-identity.ts';
import { ProblemError } from '../base/problem-error.ts';
import type { Tenants } from '../platform/tenants/tenants.ts';
import { isBankToken } from '../platform/tokens/bank-tokens.ts';
import type { Tokens } from '../platform/tokens/tokens.ts';
import type { CallerDirectory } from './caller-directory.ts';

/** Dependencies of {@link authenticate}. */
export interface AuthenticationParts {
  readonly tenants: Pick<Tenants, 'findKey' | 'has'>;
  readonly tokens: Pick<Tokens, 'verifyToken'>;
  readonly callers: CallerDirectory;
}

/**
 * Authenticates the caller of a request by its bearer key or token.
 *
 * @param onlyOwnKeys - True to refuse keys that the options of this node do not contain without a query.
 * @throws {@link ProblemError} `unauthenticated`, `invalid-key`, `invalid-token` or `expired-token`.
 */
export async function authenticate(
  parts: AuthenticationParts,
  request: Pick<Request, 'headers'>,
  onlyOwnKeys = false,
): Promise<CallerIdentity> {
  const header = request.headers.get('authorization');
  const credential = header && /^Bearer +([\x21-\x7e]+) *$/i.exec(header)?.[1];
  if (!credential)
    throw new ProblemError(
      'unauthenticated',
      'The request has no credential. Send `Authorization: Bearer` with a key or token.',
    );
  if (credential.startsWith('pk_') || credential.startsWith('sk_')) {
    const caller = await parts.tenants.findKey(credential, onlyOwnKeys);
    if (!caller)
      throw new ProblemError(
        'invalid-key',
        'The key is unknown. Check it, and check that it was not removed from the tenant.',
      );
    return caller;
  }
  return readToken(parts, credential);
}

async function readToken(
  { tenants, tokens, callers }: AuthenticationParts,
  token: string,
): Promise<CallerIdentity> {
  if (isBankToken(token)) throw customerTokenRejected();
  const claims = await tokens.verifyToken(token);
  if (claims.use === 'customer-token') throw customerTokenRejected();
  const { tenantId, subject, sessionId, expiresAt } = claims;
  if (!tenants.has(tenantId))
    throw new ProblemError(
      'invalid-token',
      'This service no longer serves the tenant of this token. Get a new token.',
    );
  if (claims.use === 'customer' && sessionId) {
    if (await callers.isSessionOpen({ tenantId, sessionId, customerId: subject }))
      return { kind: 'customer', id: subject, tenantId, customerId: subject, sessionId, expiresAt };
  }
  const { keyId, generation } = claims;
  if (claims.use === 'agent' && keyId !== undefined && generation !== undefined) {
    const named = { tenantId, agentId: subject, keyId, generation };
    const agent = await callers.findAgent(named);
    if (agent) return { kind: 'agent', id: subject, ...named, ...agent, expiresAt };
  }
  throw new ProblemError(
    'invalid-token',
    'The session of this token has ended, its agent was suspended or removed, or the secret key that requested it was replaced. Open a new session, or request a new token.',
  );
}

/** A customer token is only valid for opening a session. */
function customerTokenRejected(): ProblemError {
  return new ProblemError(
    'invalid-token',
    'This is a customer token. Open a session with it (`CustomerSession`), then send the access token of the session.',
  );
}
