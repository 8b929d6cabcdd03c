/**
 * Bounds of the service. All times in milliseconds, all sizes in bytes.
 *
 * @public
 */
export interface Limits {
  /** Largest request body. @defaultValue 262 144 */
  readonly bodyBytes: number;
  /** Silence after which a stream says that it lives. @defaultValue 15 000 */
  readonly heartbeatMs: number;
  /** How long a reader of a stream may leave it unread before it is cut. @defaultValue 30 000 */
  readonly slowReaderMs: number;
  /**
   * How many events a reader of a stream may lie behind and still get all of them; one further behind is
   * told of the gap, and reads what it misses as pages. @defaultValue 1 000
   */
  readonly resumeEvents: number;
  /** How long an access token holds. @defaultValue 3 600 000 */
  readonly accessTokenMs: number;
  /** How long a session stays refreshable without use. @defaultValue 7 days */
  readonly sessionMs: number;
  /** How long a customer token of the bank's back end holds. @defaultValue 600 000 */
  readonly customerTokenMs: number;
  /** How long answers to keyed requests are kept. @defaultValue 24 hours */
  readonly idempotencyMs: number;
  /** How long the receiver of a webhook may take to answer. @defaultValue 15 000 */
  readonly webhookTimeoutMs: number;
  /** How long deliveries of webhooks are kept once they are over, or due with nobody to send them. @defaultValue 30 days */
  readonly webhookLogMs: number;
  /** How long the assistant may be silent before its answer counts as failed. @defaultValue 15 000 */
  readonly answerSilenceMs: number;
  /** How long an answer may take in all. @defaultValue 60 000 */
  readonly answerMs: number;
  /** Confidence of an answer below which a person is offered. @defaultValue 0.5 */
  readonly lowConfidence: number;
}

const minute = 60_000;
const hour = 60 * minute;

/**
 * The bounds where none are given.
 */
export const defaultLimits: Limits = {
  bodyBytes: 256 * 1024,
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
