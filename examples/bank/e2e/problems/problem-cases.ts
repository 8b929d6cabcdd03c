import type { ProblemCode } from '@tellerkit/components';
import { busyKey, publishableKey } from './keys.ts';
import type { ProblemSite } from './problem-site.ts';

/** A page with one problem, and the text that a customer then reads. */
export interface ProblemCase {
  /** Text in the guide and in the element. Undefined if the element works. */
  readonly quote?: string;
  /** Text of this element, if the guide quotes that of the chat. @defaultValue `quote` */
  readonly shown?: string;
  /** Attributes of the element. The page adds the URL and the key of the service, unless an attribute names them. */
  readonly attributes?: string;
  /** @defaultValue `teller-chat` */
  readonly tag?: string;
  /** Script that runs before the elements are defined. The constant `element` is the element. */
  readonly script?: string;
  /** Script files of the page. @defaultValue `/scripts/elements.js` */
  readonly files?: readonly string[];
  readonly policy?: string;
  /** Origin of the page. @defaultValue the origin that the service allows */
  readonly origin?: 'foreign' | 'https';
  /** Names the script files that the server lacks. */
  readonly missing?: RegExp;
  /** Seconds to move the clock of the page on. @defaultValue 0 */
  readonly seconds?: number;
}

/** Texts of a customer, tokens and keys that no warning and no event may hold. */
export const secrets = /Li Wei|6222|token-of|(?:sk|pk|cnv|svy|qen)_\w/;

const notHere = 'This chat is not available here';
const later = 'We cannot be reached right now';
const signIn = 'Please sign in again';
const works = 'How can we help?';
const id = '0'.repeat(26);

/** A case for each section of the troubleshooting guide. A check compares both. */
export function problemCases({
  goneUrl,
  serviceUrl,
}: Pick<ProblemSite, 'goneUrl' | 'serviceUrl'>): Readonly<Record<ProblemCode, ProblemCase>> {
  return {
    'client-missing': { quote: notHere, attributes: 'publishable-key=""' },
    'base-url-invalid': { quote: notHere, attributes: 'base-url="ftp://bank.example"' },
    'base-url-version': { quote: notHere, attributes: `base-url="${serviceUrl}/v1"` },
    'mixed-content': {
      quote: notHere,
      origin: 'https',
      attributes: 'base-url="http://service.bank.example"',
    },
    'policy-blocked': { quote: notHere, policy: "connect-src 'self'" },
    'service-unreachable': { quote: later, attributes: `base-url="${goneUrl}"` },
    'wrong-service': { quote: notHere, attributes: 'base-url="/shop"' },
    'version-mismatch': { quote: notHere, attributes: 'base-url="/gateway/426/upgrade-required"' },
    'service-failed': {
      quote: later,
      attributes: 'base-url="/gateway/502/http-error"',
      script: 'customElements.whenDefined("teller-chat").then(() => element.send("I am Li Wei"));',
    },
    'rate-limited': { quote: later, attributes: `publishable-key="${busyKey}"` },
    'request-refused': {
      quote: notHere,
      attributes: 'base-url="/gateway/413/payload-too-large"',
    },
    'key-refused': { quote: notHere, attributes: 'publishable-key="pk_unknown_0123456789abcdef"' },
    'key-secret': { quote: notHere, attributes: 'publishable-key="sk_ginkgo_0123456789abcdef"' },
    'origin-refused': { quote: notHere, origin: 'foreign' },
    'channel-unknown': { shown: works, attributes: 'channel="fax"' },
    'customer-token-failed': {
      quote: signIn,
      script: `element.customerToken = () => {
        globalThis.calls = (globalThis.calls ?? 0) + 1;
        return Promise.reject(new Error('No session of Li Wei, card 6222'));
      };`,
      seconds: 45,
    },
    'customer-token-refused': {
      quote: signIn,
      script: `element.customerToken = () => Promise.resolve('token-of-Li-Wei');`,
    },
    'customer-token-slow': {
      quote: later,
      script: `element.customerToken = () => new Promise(() => undefined);`,
      seconds: 45,
    },
    'session-refused': {
      quote: signIn,
      script: `const { CustomerClient } = await import('/scripts/sdk.js');
        const baseUrl = ${JSON.stringify(serviceUrl)};
        element.client = new CustomerClient({ baseUrl, token: async () => ({ token: 'token-of-Li-Wei' }) });`,
    },
    'conversation-unknown': {
      quote: 'This chat cannot be opened',
      attributes: `conversation-id="cnv_${id}"`,
    },
    'survey-missing': { quote: 'This survey is not available', tag: 'teller-survey' },
    'survey-unknown': {
      quote: 'This survey is not available',
      tag: 'teller-survey',
      attributes: `survey-id="svy_${id}"`,
    },
    'queue-unknown': {
      quote: 'This place in the queue does not exist',
      tag: 'teller-queue',
      attributes: `entry-id="qen_${id}"`,
    },
    'code-not-loaded': {
      quote: 'The chat could not be loaded',
      missing: /\/scripts\/chat-panel-[^/]+\.js$/,
    },
    'element-defined-twice': {
      shown: works,
      files: ['/scripts/elements.js', '/scripts1/again.js'],
    },
  };
}

/** Returns the page of a case. */
export function toHtml(
  problem: ProblemCase,
  { serviceUrl }: Pick<ProblemSite, 'serviceUrl'>,
): string {
  const {
    attributes = '',
    files = ['/scripts/elements.js'],
    script,
    tag = 'teller-chat',
  } = problem;
  const has = (name: string) => attributes.includes(`${name}=`);
  const own = [
    attributes,
    has('base-url') ? '' : `base-url="${serviceUrl}"`,
    has('publishable-key') ? '' : `publishable-key="${publishableKey}"`,
    tag === 'teller-chat' ? 'inline' : '',
  ];
  return `<!doctype html><html lang="en"><title>Bank</title>
    <${tag} ${own.join(' ')}><p slot="contact">Call 95588</p></${tag}>
    ${script ? `<script type="module">const element = document.querySelector('${tag}'); ${script}</script>` : ''}
    ${files.map((file) => `<script type="module" src="${file}"></script>`).join('')}</html>`;
}
