import type { LiveSnapshot } from '@tellerkit/sdk/live';
import type { DeferredStrings } from '../strings/deferred-strings.en.ts';

/**
 * Why a conversation cannot be shown: the page is not set up (`configuration`), the service refuses the
 * key (`key`), the conversation is not there (`conversation`), or the service is not reached.
 */
export type Failure = keyof DeferredStrings['failures'];

/**
 * The failure that a snapshot shows; null while there is something better to show than an error.
 */
export function failureOf({
  conversation,
  error,
  connection,
}: Pick<LiveSnapshot, 'conversation' | 'error' | 'connection'>): Failure | null {
  if (!error || connection === 'live' || connection === 'loading') return null;
  const reason = reasonOf(error);
  if (reason === 'invalid-key' || reason === 'origin-not-allowed') return 'key';
  if (conversation) return null;
  if (reason === 'not-found' || reason === 'forbidden') return 'conversation';
  if (error.name === 'AuthenticationError' && error.code !== 'token-provider-failed') return 'key';
  return 'unreachable';
}

/** What went wrong in the end: a token provider passes on why the session was refused. */
function reasonOf({ code, cause }: NonNullable<LiveSnapshot['error']>): unknown {
  return code === 'token-provider-failed' ? (cause as { code?: unknown } | undefined)?.code : code;
}
