/**
 * The limit that a call ran into; undefined where the answer does not say.
 *
 * @internal
 */
export interface RateLimitPolicy {
  /** Its name, for example `message`. */
  readonly policy: string | undefined;
  /** How many calls it allows in `windowMs`. */
  readonly quota: number | undefined;
  readonly windowMs: number | undefined;
}

/**
 * Reads the first limit of a `RateLimit-Policy` header of draft-ietf-httpapi-ratelimit-headers, for
 * example `"message";q=300;w=60`.
 *
 * @internal
 */
export function readRateLimitPolicy(header: string | null): RateLimitPolicy {
  const first = header?.split(',')[0] ?? '';
  const number = (name: string) => {
    const digits = new RegExp(`;\\s*${name}=(\\d{1,15})\\b`).exec(first)?.[1];
    return digits ? Number(digits) : undefined;
  };
  const seconds = number('w');
  return {
    policy: /^"([\w.-]{1,64})"/.exec(first)?.[1],
    quota: number('q'),
    windowMs: seconds && seconds * 1000,
  };
}
