import type { LiveSnapshot } from '@tellerkit/sdk/live';
import type { DeferredStrings } from '../strings/deferred-strings.en.ts';

/**
 * The reason why the chat cannot show a conversation:
 *
 * - `configuration`: the page has not set up the chat.
 * - `key`: the service refuses the publishable key.
 * - `conversation`: the conversation does not exist, or belongs to another customer.
 * - `session`: the service no longer accepts the customer's sign-in.
 * - `unreachable`: the service cannot be reached.
 */
export type Failure = keyof DeferredStrings['failures'];

/** Returns the failure to show for a snapshot; null if the chat can show the conversation or a loading state. */
export function failureOf({
  conversation,
  error,
  connection,
}: Pick<LiveSnapshot, 'conversation' | 'error' | 'connection'>): Failure | null {
  if (!error || connection === 'live' || connection === 'loading') return null;
  const code = rootCode(error);
  if (code === 'invalid-key' || code === 'origin-not-allowed') return 'key';
  if (conversation) return null;
  if (isGone(code)) return 'conversation';
  return isSignedOut(code) ? 'session' : 'unreachable';
}

/**
 * True if the session of the customer does not reach the conversation, as after the session of an anonymous customer
 * has ended. A retry in the same conversation is refused again.
 */
export const isGone = (code: unknown): boolean => code === 'not-found' || code === 'forbidden';

/** True if the service accepts the token of the customer no longer. */
export const isSignedOut = (code: unknown): boolean => /^unauth|-token$/.test(String(code));

/**
 * Returns the code of the error. For `token-provider-failed`, returns the code of the cause, because the token provider
 * wraps the error with which the service refused the session.
 */
export function rootCode({ code, cause }: NonNullable<LiveSnapshot['error']>): unknown {
  return code === 'token-provider-failed' ? (cause as { code?: unknown } | undefined)?.code : code;
}
