import type { ProblemCode } from './problem-code.ts';

/**
 * The state that a customer sees.
 *
 * - `offline`: the device has no network.
 * - `unavailable`: the service does not work just now. A retry may help.
 * - `session`: the customer has to sign in again.
 * - `setup`: the element does not work on this page until somebody changes the page or the service.
 * - `unknown`: the conversation, survey or place does not exist, or not for this customer.
 */
export type CustomerState = 'offline' | 'unavailable' | 'session' | 'setup' | 'unknown';

/** A problem, as the customer sees it and as the developer reads it. */
export interface Problem {
  /** Undefined if the element works all the same. */
  readonly state?: CustomerState;
  readonly text: string;
}

/** All problems by code. Each code has a section in the troubleshooting guide. */
export const problems: Readonly<Record<ProblemCode, Problem>> = {
  'base-url-invalid': {
    state: 'setup',
    text: '`base-url` is no http(s) URL without user name. Set the URL of the service.',
  },
  'base-url-version': {
    state: 'setup',
    text: '`base-url` ends in `/v1`, which the element adds itself. Remove it.',
  },
  'channel-unknown': {
    text: '`channel` has an unknown value and counts as `web`. Use web, mobile, kiosk or social.',
  },
  'client-missing': {
    state: 'setup',
    text: 'The element has no client. Set both `base-url` and `publishable-key`, set `client`, or put the element into a <teller-provider> that has them.',
  },
  'code-not-loaded': {
    state: 'unavailable',
    text: 'A script file of the element did not load. Serve all files of the folder, also after a deployment.',
  },
  'conversation-unknown': {
    state: 'unknown',
    text: 'The conversation does not exist, or belongs to another customer. Check `conversation-id`, or leave it out.',
  },
  'customer-token-failed': {
    state: 'session',
    text: '`customerToken` threw an error or returned no string. Let it return the token of the signed-in customer.',
  },
  'customer-token-refused': {
    state: 'session',
    text: 'The service refuses the token of `customerToken`. Check its signing key, tenant, expiry and the clock of your back end.',
  },
  'customer-token-slow': {
    state: 'unavailable',
    text: '`customerToken` or the service did not answer in time. Let `customerToken` settle within 15 seconds.',
  },
  'element-defined-twice': {
    text: 'Two copies of the elements are on this page, and the first one stays. Load one script or bundle only.',
  },
  'key-refused': {
    state: 'setup',
    text: 'The service does not know `publishable-key`. Use a current key of the tenant.',
  },
  'key-secret': {
    state: 'setup',
    text: '`publishable-key` holds a secret key, which must not be in a page. Replace the secret key at once, and use a key that starts with pk_.',
  },
  'mixed-content': {
    state: 'setup',
    text: '`base-url` starts with http, and a browser blocks that on an https page. Use https.',
  },
  'origin-refused': {
    state: 'setup',
    text: 'The service refuses the origin of this page. Add the origin to the allowed origins of the tenant.',
  },
  'policy-blocked': {
    state: 'setup',
    text: 'The content security policy of this page blocks the service. Add the origin of the service to `connect-src`.',
  },
  'queue-unknown': {
    state: 'unknown',
    text: 'The service has no such queue or place for this customer. Check `entry-id` or `queue-id`.',
  },
  'rate-limited': {
    state: 'unavailable',
    text: 'The service limits the requests of this customer, address or key. See its rate limits.',
  },
  'request-refused': {
    state: 'setup',
    text: 'The service refuses a request of the element. Look for the request in its log.',
  },
  'service-failed': {
    state: 'unavailable',
    text: 'The service, or a proxy in front of it, failed. Look for the request in its log.',
  },
  'service-unreachable': {
    state: 'unavailable',
    text: 'No answer from the service. Either it is unreachable at `base-url`, or its answer lacks the CORS headers for this page: the network panel of the browser shows which.',
  },
  'session-refused': {
    state: 'session',
    text: 'The service accepts the session of this customer no longer. Sign the customer in again, then set `customerToken` or `client`.',
  },
  'survey-missing': {
    state: 'unknown',
    text: '`survey-id` is missing. Set the id of a survey.',
  },
  'survey-unknown': {
    state: 'unknown',
    text: 'The survey does not exist or is not active. Check `survey-id` and the tenant of the key.',
  },
  'version-mismatch': {
    state: 'setup',
    text: 'The service answers in a form that this version of the elements does not know. Use the versions that belong together.',
  },
  'wrong-service': {
    state: 'setup',
    text: 'Something else than the service answers at `base-url`, such as a web page or a proxy. Check host and path.',
  },
};

/** Returns the state that a customer sees. */
export const stateOf = (code: ProblemCode | 'offline'): CustomerState =>
  code === 'offline' ? code : (problems[code].state ?? 'unavailable');
