import { problemOf } from '../../problem/problem-of.ts';
import type { ProblemHost } from '../../problem/problem-of.ts';
import { stateOf } from '../../problem/problems.ts';
import type { CustomerState } from '../../problem/problems.ts';
import type { LiveSnapshot } from '@tellerkit/sdk/live';

/** The reason why the chat cannot show a conversation. */
export type Failure = CustomerState;

/** The chat, and the reason why it has no client. */
interface FailureHost {
  readonly element: ProblemHost;
  readonly clients: { readonly problem: string | undefined };
}

/** Returns the failure to show in place of the conversation; null if the chat can still show its messages. */
export function failureOf(
  { clients, element }: FailureHost,
  { connection, conversation, error }: Pick<LiveSnapshot, 'conversation' | 'connection' | 'error'>,
): Failure | null {
  const isUp = /^(?:live|reconnecting|loading)$/.test(connection);
  const problem = clients.problem ?? (isUp ? null : error);
  if (!problem) return null;
  const state = stateOf(problemOf(problem, element));
  return conversation && state !== 'setup' ? null : state;
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
