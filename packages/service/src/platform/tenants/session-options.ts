/**
 * Lifetimes of a tenant's customer sessions.
 *
 * NIST SP 800-63B-4 section 2 gives limits after which a person signs in again. Authentication assurance level 1: 30
 * days. Level 2: 24 hours, or one hour without use.
 *
 * @public
 */
export interface SessionOptions {
  /**
   * Milliseconds without use after which a session ends. Use means that the session receives a new token. An access
   * token lasts at most half of this time, so that an open page keeps its session.
   * @defaultValue `limits.sessionMs` of the service, 7 days
   */
  readonly idleMs?: number;
  /**
   * Milliseconds after which a session ends even if it is used. No access token outlives it. A change also applies to
   * open sessions.
   * @defaultValue 2 592 000 000, 30 days
   */
  readonly lifetimeMs?: number;
  /**
   * Set to true to accept each customer token only once. Back ends that sign customer tokens must then add a unique
   * `jti`, as `signCustomerToken` does.
   * @defaultValue false
   */
  readonly singleUseCustomerTokens?: boolean;
}

/** The session options of a tenant with the defaults filled in. */
export type SessionSettings = Required<SessionOptions>;

const day = 86_400_000;
const defaultLifetimeMs = 30 * day;
const shortestMs = 60_000;

/**
 * Fills in the defaults.
 *
 * @param idleMs - Default of {@link SessionOptions.idleMs}.
 */
export function readSessionOptions(
  options: SessionOptions | undefined,
  idleMs: number,
): SessionSettings {
  return {
    idleMs: options?.idleMs ?? idleMs,
    lifetimeMs: options?.lifetimeMs ?? defaultLifetimeMs,
    singleUseCustomerTokens: options?.singleUseCustomerTokens ?? false,
  };
}

/**
 * Throws if a lifetime is invalid.
 *
 * @throws TypeError that names the tenant, the option and the remedy.
 */
export function checkSessionOptions(options: SessionOptions | undefined, tenant: string): void {
  for (const name of ['idleMs', 'lifetimeMs'] as const) {
    const value = options?.[name];
    if (value !== undefined && !(Number.isSafeInteger(value) && value >= shortestMs))
      throw new TypeError(
        `\`sessions.${name}\` of tenant ${tenant} is invalid: use a whole number of milliseconds, at least ${shortestMs}.`,
      );
  }
}
