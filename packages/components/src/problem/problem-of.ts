import { isTellerError } from '@tellerkit/sdk';
import type { TellerError } from '@tellerkit/sdk';
import { isBlocked } from './blocked-requests.ts';
import type { ProblemCode } from './problem-code.ts';

/** An element that meets a problem, with those settings that the element has. */
export interface ProblemHost extends HTMLElement {
  readonly baseUrl?: string;
  readonly publishableKey?: string;
  readonly customerToken?: unknown;
}

/** Reasons of an element itself, in place of an error. */
const ownReasons: Readonly<Record<string, ProblemCode>> = {
  missing: 'client-missing',
  unreachable: 'code-not-loaded',
  'survey-missing': 'survey-missing',
};

/** The problem if the service does not find what an element shows, by the tag of the element. */
const unknowns: Readonly<Record<string, ProblemCode>> = {
  'teller-chat': 'conversation-unknown',
  'teller-survey': 'survey-unknown',
  'teller-queue': 'queue-unknown',
};

/**
 * Names the problem behind an error of the SDK, or behind an element's own reason. All elements use this function.
 *
 * @returns `offline` if the device has no network, which is no problem of the page or of the service.
 */
export function problemOf(error: unknown, host: ProblemHost): ProblemCode | 'offline' {
  if (error === 'invalid') return invalidSetting(host);
  const isOffline = isWithoutNetwork();
  if (typeof error === 'string') {
    const reason = ownReasons[error] ?? 'service-failed';
    return isOffline && reason === 'code-not-loaded' ? 'offline' : reason;
  }
  if (!isTellerError(error))
    return (error as { code?: unknown } | undefined)?.code === 'not-found'
      ? (unknowns[host.localName] ?? 'request-refused')
      : 'service-failed';
  if (error.code === 'token-provider-failed') return tokenProblem(error.cause, host);
  if (error.code === 'connection-failed' || error.code === 'timeout')
    return isOffline ? 'offline' : connectionProblem(error, host);
  return answerProblem(error, host);
}

function invalidSetting({ publishableKey }: ProblemHost): ProblemCode {
  return publishableKey?.trim().startsWith('sk_') ? 'key-secret' : 'base-url-invalid';
}

function tokenProblem(cause: unknown, host: ProblemHost): ProblemCode | 'offline' {
  if (!isTellerError(cause)) return isWithoutNetwork() ? 'offline' : 'customer-token-failed';
  const problem = problemOf(cause, host);
  if (!host.customerToken) return problem;
  if (problem === 'session-refused') return 'customer-token-refused';
  return cause.code === 'timeout' && problem !== 'offline' ? 'customer-token-slow' : problem;
}

function connectionProblem({ message }: TellerError, host: ProblemHost): ProblemCode {
  // The message names the origin of the service, also for a client that the page's script created.
  const [, origin = ''] = / at (https?:\/\/[^\s(]*[^\s(.])/.exec(message) ?? [];
  if (origin && isBlocked(origin)) return 'policy-blocked';
  const isLocal = /^http:\/\/(?:localhost|127\.|\[::1\])/.test(origin);
  if (origin.startsWith('http:') && !isLocal && location.protocol === 'https:')
    return 'mixed-content';
  return hasVersion(host) ? 'base-url-version' : 'service-unreachable';
}

function answerProblem(
  { code, name, status = 0, ...rest }: TellerError,
  host: ProblemHost,
): ProblemCode {
  if (status >= 500) return 'service-failed';
  if (code === 'invalid-key') return 'key-refused';
  if (code === 'origin-not-allowed') return 'origin-refused';
  if (status === 401) return 'session-refused';
  if (status === 426) return 'version-mismatch';
  if (status === 429) return 'rate-limited';
  // The service answers each request with a problem in JSON, so another body comes from something else.
  const isForeign =
    code === 'http-error' ||
    code === 'not-an-event-stream' ||
    (name === 'ResponseShapeError' && !(rest as { path?: string }).path);
  if ((isForeign || status === 404) && hasVersion(host)) return 'base-url-version';
  if (isForeign) return 'wrong-service';
  if (name === 'ResponseShapeError') return 'version-mismatch';
  const isUnknown = /^(?:not-found|forbidden|invalid-request)$/.test(code);
  return (isUnknown && unknowns[host.localName]) || 'request-refused';
}

/** True if the browser knows that the device has no network. */
export const isWithoutNetwork = (): boolean => navigator.onLine === false;

/** True if the URL of the service ends in the version that the SDK adds. */
const hasVersion = (host: ProblemHost): boolean => /\/v1\/*\s*$/.test(baseUrlOf(host) ?? '');

/** Returns the URL of the service in the attributes of the element, or of the provider around it. */
export const baseUrlOf = (host: ProblemHost): string | undefined =>
  host.baseUrl || host.closest<ProblemHost>('teller-provider')?.baseUrl;
