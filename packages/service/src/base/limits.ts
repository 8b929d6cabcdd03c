/**
 * Limits of the service. All times are in milliseconds, all sizes in bytes.
 *
 * @public
 */
export interface Limits {
  /** Maximum size of a request body. @defaultValue 262 144 */
  readonly bodyBytes: number;
  /**
   * Maximum size of the items on one page of a list. A page with more has fewer items than its `limit`, but at least
   * one. @defaultValue 1 048 576
   */
  readonly pageBytes: number;
  /**
   * Maximum size of the request bodies of one caller that arrive, and of its responses that it has not taken. Beyond,
   * the service responds `429 rate-limited`. @defaultValue 8 MiB
   */
  readonly flightBytesPerCaller: number;
  /**
   * Maximum size of the request bodies and the responses in flight of all callers with one client address: an IPv4
   * address, or an IPv6 prefix of 64 bits. Beyond, the service responds `429 rate-limited`. @defaultValue 16 MiB
   */
  readonly flightBytesPerAddress: number;
  /**
   * Maximum size of the request bodies and the responses in flight of all callers. Beyond, the service responds
   * `503 unavailable` to requests with a large body or response. @defaultValue 64 MiB
   */
  readonly flightBytes: number;
  /** Time without an event after which a stream sends a heartbeat. @defaultValue 15 000 */
  readonly heartbeatMs: number;
  /**
   * Time after which the service cuts a stream or a response that its client does not read. `listen` disconnects idle
   * connections after the same time. @defaultValue 30 000
   */
  readonly slowReaderMs: number;
  /**
   * Maximum number of missed events that a resumed stream sends. A client that missed more receives the event
   * `stream.gap` and reads the missed events from the paginated list. @defaultValue 1 000
   */
  readonly resumeEvents: number;
  /** Lifetime of an access token. @defaultValue 3 600 000 */
  readonly accessTokenMs: number;
  /** Time without use after which a session ends, unless the tenant sets `sessions.idleMs`. @defaultValue 7 days */
  readonly sessionMs: number;
  /**
   * Lifetime of a customer token that the service creates, and maximum lifetime of a token that a back end signs.
   * @defaultValue 600 000
   */
  readonly customerTokenMs: number;
  /** Retention of responses to requests with an `Idempotency-Key`. @defaultValue 24 hours */
  readonly idempotencyMs: number;
  /** Timeout of a webhook request. @defaultValue 15 000 */
  readonly webhookTimeoutMs: number;
  /**
   * Retention of webhook deliveries that have ended, and of due deliveries that no node sends.
   * @defaultValue 30 days
   */
  readonly webhookLogMs: number;
  /** Maximum wait for the next piece of an answer, before the answer counts as failed. @defaultValue 15 000 */
  readonly answerSilenceMs: number;
  /** Maximum duration of a whole answer. @defaultValue 60 000 */
  readonly answerMs: number;
  /** Confidence below which an answer also offers the hand-off to a person. @defaultValue 0.5 */
  readonly lowConfidence: number;
}

const minute = 60_000;
const hour = 60 * minute;
const mebibyte = 1024 * 1024;

/**
 * The default limits.
 */
export const defaultLimits: Limits = {
  bodyBytes: 256 * 1024,
  pageBytes: mebibyte,
  flightBytesPerCaller: 8 * mebibyte,
  flightBytesPerAddress: 16 * mebibyte,
  flightBytes: 64 * mebibyte,
  heartbeatMs: 15_000,
  slowReaderMs: 30_000,
  resumeEvents: 1000,
  accessTokenMs: hour,
  sessionMs: 7 * 24 * hour,
  customerTokenMs: 10 * minute,
  idempotencyMs: 24 * hour,
  webhookTimeoutMs: 15_000,
  webhookLogMs: 30 * 24 * hour,
  answerSilenceMs: 15_000,
  answerMs: minute,
  lowConfidence: 0.5,
};
