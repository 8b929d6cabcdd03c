/**
 * A maximum number of requests within a time window. A caller may use the whole quota at once. The quota refills evenly
 * over the window.
 *
 * @public
 */
export interface RateLimit {
  /** Quota: a whole number of at least 1. */
  readonly requests: number;
  /** Length of the window in milliseconds, at least 1,000. */
  readonly windowMs: number;
}

/**
 * Rate limits. A request counts against the limits of its caller and of its client's address, and then, with a
 * publishable key, against the budget that all callers with the key share. A request that an earlier limit rejects
 * takes nothing from a later limit. Each node counts separately, so n nodes allow up to n times a limit.
 *
 * An address is an IPv4 address or an IPv6 prefix of 64 bits. All addresses in an IPv6 prefix of 48 bits share ten times
 * its limit, because a subscriber often gets that many (RFC 6177). Limits of addresses apply only if the host passes
 * `clientAddress` to `fetch` of the service, as `listen` does. All customers behind one address share its limits: a
 * branch, a company, or a mobile network. Raise the limits where many customers share an address.
 *
 * @public
 */
export interface RateLimits {
  /** Limit on the sessions that pages open from one address. @defaultValue 20 a minute */
  readonly newSession: RateLimit;
  /** Limit on the refreshes of one session. @defaultValue 30 a minute */
  readonly refresh: RateLimit;
  /**
   * Limit on the other requests with only a publishable key from one address, streams included.
   * @defaultValue 3,000 a minute
   */
  readonly address: RateLimit;
  /**
   * Limit on the searches of the knowledge by customers and pages from one address. A search takes more computing time
   * than another read.
   * @defaultValue 600 a minute
   */
  readonly addressSearch: RateLimit;
  /** Limit on the queue tickets and hand-offs that customers request from one address. @defaultValue 100 an hour */
  readonly addressTicket: RateLimit;
  /** Limit on the survey responses that customers send from one address. @defaultValue 100 an hour */
  readonly addressSurvey: RateLimit;
  /**
   * Limit on the unknown keys, invalid tokens and unknown refresh tokens from one address. Beyond this limit, requests
   * with valid keys and tokens still succeed. For keys and access tokens the limit of the service applies, because an
   * invalid one names no tenant.
   * @defaultValue 300 a minute
   */
  readonly failure: RateLimit;
  /**
   * Limit on the requests for the API reference and the OpenAPI document from one address. Requests whose address is
   * unknown share one quota. Only the limit of the service applies, because the requests name no tenant.
   * @defaultValue 120 a minute
   */
  readonly reference: RateLimit;
  /** Limit on the `GET` requests of one customer or agent, streams included. @defaultValue 1,200 a minute */
  readonly read: RateLimit;
  /**
   * Limit on the changes that one customer or agent requests, except messages, tickets and survey responses.
   * @defaultValue 600 a minute
   */
  readonly write: RateLimit;
  /** Limit on the messages that one customer or agent sends. @defaultValue 300 a minute */
  readonly message: RateLimit;
  /** Limit on the queue tickets and hand-offs that one customer requests. @defaultValue 30 an hour */
  readonly ticket: RateLimit;
  /** Limit on the survey responses that one customer sends. @defaultValue 60 an hour */
  readonly survey: RateLimit;
  /** Shared limit on the sessions that pages open or refresh with one publishable key. @defaultValue 12,000 a minute */
  readonly session: RateLimit;
  /** Shared limit on all other requests with one publishable or secret key. @defaultValue 60,000 a minute */
  readonly key: RateLimit;
}

/** The name of a rate limit. */
export type RateClass = keyof RateLimits;

/**
 * Rate limits that override the defaults. Set to false to switch all limits off, for example because a gateway in
 * front of the service limits requests.
 *
 * @public
 */
export type RateLimitOptions = Partial<RateLimits> | false;

const minute = 60_000;
const hour = 60 * minute;

/**
 * The default limits. A person, a page or a kiosk stays below them. So does an outbox that sends a hundred messages
 * after a day offline.
 */
export const defaultRateLimits: RateLimits = {
  newSession: { requests: 20, windowMs: minute },
  refresh: { requests: 30, windowMs: minute },
  address: { requests: 3000, windowMs: minute },
  addressSearch: { requests: 600, windowMs: minute },
  addressTicket: { requests: 100, windowMs: hour },
  addressSurvey: { requests: 100, windowMs: hour },
  failure: { requests: 300, windowMs: minute },
  reference: { requests: 120, windowMs: minute },
  read: { requests: 1200, windowMs: minute },
  write: { requests: 600, windowMs: minute },
  message: { requests: 300, windowMs: minute },
  ticket: { requests: 30, windowMs: hour },
  survey: { requests: 60, windowMs: hour },
  session: { requests: 12_000, windowMs: minute },
  key: { requests: 60_000, windowMs: minute },
};

const shortestWindowMs = 1000;

/**
 * Returns the rate limits of `base`, overridden by the limits in `options`. For the service, `base` holds the defaults.
 * For a tenant, `base` holds the limits of the service.
 *
 * @param owner - Name of the owner of `options` for the error, for example `tenant bank`.
 * @throws TypeError that names the invalid limit.
 */
export function mergeRateLimits(
  base: RateLimits | false,
  options: RateLimitOptions | undefined,
  owner: string,
): RateLimits | false {
  if (options === undefined) return base;
  if (options === false) return false;
  for (const [name, { requests, windowMs }] of Object.entries(options)) {
    if (!(name in defaultRateLimits))
      throw new TypeError(
        `The rate limits of ${owner} contain the unknown limit \`${name}\`. Use: ${Object.keys(defaultRateLimits).join(', ')}.`,
      );
    const isLongEnough = Number.isFinite(windowMs) && windowMs >= shortestWindowMs;
    if (!Number.isInteger(requests) || requests < 1 || !isLongEnough)
      throw new TypeError(
        `The rate limit \`${name}\` of ${owner} is invalid: \`requests\` must be a whole number of at least 1 and \`windowMs\` at least 1000.`,
      );
  }
  return { ...(base === false ? defaultRateLimits : base), ...options };
}
