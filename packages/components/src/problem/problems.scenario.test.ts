import { expect, fixture, html } from '@open-wc/testing';
import { nothing, render } from 'lit';
import type { TemplateResult } from 'lit';
import { fakeError, FakeChatClient } from '../chat/testing/fake-chat-client.ts';
import { unknownConversation } from '../chat/testing/scenes.ts';
import '../define.ts';
import { defineElement } from '../element/define-element.ts';
import { loadElements } from '../loader/load-elements.ts';
import { FakeQueueClient } from '../queue/testing/fake-queue-client.ts';
import { FakeSurveyClient } from '../survey/testing/fake-survey-client.ts';
import { waitUntil } from '../testing/wait-until.ts';
import type { TellerErrorEvent } from './error-event.ts';

/** Settings that must never reach the console or an event. */
const secrets = /sk_|bank-token|the customer/;

/** What a developer of the page sees. */
const warnings: string[] = [];
const events: TellerErrorEvent[] = [];
const codes = () => events.map(({ detail }) => detail.code);
const onError = (event: TellerErrorEvent): unknown => events.push(event);

const originalFetch = window.fetch.bind(window);
const originalWarn = console.warn.bind(console);

/** Lets the service answer every request in one way. */
function answer(reply: () => Promise<Response> | Response): void {
  window.fetch = async (input, init) => {
    const { host } = new URL(new Request(input).url);
    return host === 'service.test' ? reply() : originalFetch(input, init);
  };
}

const refusal = (status: number, code: string) =>
  new Response(JSON.stringify({ status, code, title: code }), {
    status,
    headers: { 'content-type': 'application/problem+json', 'x-request-id': 'req_1' },
  });

function setOnline(isOnline: boolean | undefined): void {
  if (isOnline === undefined) Reflect.deleteProperty(navigator, 'onLine');
  else Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => isOnline });
}

beforeEach(() => {
  sessionStorage.clear();
  events.length = warnings.length = 0;
  console.warn = (text: string) => warnings.push(text);
  document.addEventListener('teller-error', onError as EventListener);
});

afterEach(() => {
  render(nothing, container);
  document.removeEventListener('teller-error', onError as EventListener);
  console.warn = originalWarn;
  window.fetch = originalFetch;
  setOnline(undefined);
});

const text = (element: Element) => element.shadowRoot?.textContent.replaceAll(/\s+/g, ' ') ?? '';

const container = document.createElement('div');

/** Adds markup to the page. A `fixture` of plain markup waits for a frame, which a page in the background never gets. */
function add(template: TemplateResult): void {
  document.body.append(container);
  render(template, container);
}

/** Adds an element, and waits until the customer sees a title and the developer an event. */
async function shows(template: TemplateResult, title: string, code?: string): Promise<Element> {
  const element = await fixture<HTMLElement>(template);
  await waitUntil(() => text(element).includes(title), `"${title}" is shown`);
  if (code) await waitUntil(() => codes().includes(code as never), `${code} is reported`);
  return element;
}

const base = 'https://service.test';
const signedIn = () => Promise.resolve('bank-token');
const notHere = 'This chat is not available here';
const later = 'We cannot be reached right now';
const signIn = 'Please sign in again';

interface Case {
  readonly code: string;
  readonly title: string;
  readonly reply?: () => Promise<Response> | Response;
  readonly baseUrl?: string;
  readonly key?: string;
  readonly customerToken?: () => Promise<string>;
}

const cases: readonly Case[] = [
  { code: 'client-missing', title: notHere, key: '' },
  { code: 'base-url-invalid', title: notHere, baseUrl: 'ftp://service.test' },
  { code: 'key-secret', title: notHere, key: 'sk_secret' },
  { code: 'key-refused', title: notHere, reply: () => refusal(401, 'invalid-key') },
  { code: 'origin-refused', title: notHere, reply: () => refusal(403, 'origin-not-allowed') },
  {
    code: 'base-url-version',
    title: notHere,
    baseUrl: `${base}/v1`,
    reply: () => refusal(404, 'not-found'),
  },
  {
    code: 'wrong-service',
    title: notHere,
    reply: () => new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } }),
  },
  { code: 'version-mismatch', title: notHere, reply: () => refusal(426, 'upgrade-required') },
  { code: 'service-failed', title: later, reply: () => refusal(500, 'internal') },
  { code: 'rate-limited', title: later, reply: () => refusal(429, 'rate-limited') },
  {
    code: 'service-unreachable',
    title: later,
    reply: () => Promise.reject(new TypeError('Failed to fetch')),
  },
  {
    code: 'customer-token-refused',
    title: signIn,
    customerToken: signedIn,
    reply: () => refusal(401, 'invalid-token'),
  },
  {
    code: 'customer-token-failed',
    title: signIn,
    customerToken: () => Promise.reject(new Error('the customer is unknown')),
  },
];

describe('a chat that does not work', () => {
  for (const { code, title, reply, baseUrl = base, key = 'pk_x', customerToken } of cases)
    it(`tells customer and developer about ${code}`, async () => {
      answer(reply ?? (() => refusal(500, 'internal')));
      const chat = await shows(
        html`<teller-chat
          inline
          locale="en"
          base-url=${baseUrl}
          publishable-key=${key}
          .customerToken=${customerToken}
          ><p slot="contact">Call 95588</p></teller-chat
        >`,
        title,
        code,
      );
      expect(text(chat)).not.to.contain('No connection');
      await expect(chat).to.be.accessible();
      const warning = warnings.find((line) => line.endsWith(`troubleshooting.md#${code}`));
      expect(warning, code).to.match(/^<teller-chat>: /);
      expect(warnings.join() + JSON.stringify(events.map(({ detail }) => detail))).not.to.match(
        secrets,
      );
      const contact = chat.shadowRoot?.querySelector<HTMLSlotElement>('slot[name=contact]');
      expect(contact?.assignedElements().length).to.equal(1);
    });

  it('warns once for each problem of a page, and fires the event in each element', async () => {
    answer(() => refusal(401, 'invalid-key'));
    const chat = html`<teller-chat
      inline
      locale="en"
      base-url=${base}
      publishable-key="pk_other"
    ></teller-chat>`;
    add(html`${chat}${chat}`);
    await waitUntil(() => codes().length === 2, 'both events');
    expect(codes()).to.deep.equal(['key-refused', 'key-refused']);
    expect(events[0]?.detail).to.deep.equal({
      code: 'key-refused',
      status: 401,
      requestId: 'req_1',
    });
    expect(warnings).to.deep.equal([]);
  });

  it('reports a problem again only after it was solved', async () => {
    const chat = await shows(html`<teller-chat inline locale="en"></teller-chat>`, notHere);
    await waitUntil(() => codes().length === 1, 'reported');
    chat.setAttribute('heading', 'Bank');
    const client = new FakeChatClient();
    Object.assign(chat, { client });
    await waitUntil(() => text(chat).includes('How can we help?'), 'works');
    Object.assign(chat, { client: undefined });
    await waitUntil(() => codes().length === 2, 'reported again');
    expect(codes()).to.deep.equal(['client-missing', 'client-missing']);
  });

  it('names the content security policy that blocks the service', async () => {
    answer(() => {
      const init = { blockedURI: `${base}/v1/sessions`, effectiveDirective: 'connect-src' };
      document.dispatchEvent(
        new SecurityPolicyViolationEvent('securitypolicyviolation', {
          ...init,
          documentURI: location.href,
          violatedDirective: 'connect-src',
          originalPolicy: "connect-src 'self'",
          disposition: 'enforce',
          statusCode: 200,
        }),
      );
      return Promise.reject(new TypeError('Failed to fetch'));
    });
    await shows(
      html`<teller-chat inline locale="en" base-url=${base} publishable-key="pk_x"></teller-chat>`,
      notHere,
      'policy-blocked',
    );
  });

  it('names the conversation that the customer cannot reach', async () => {
    await shows(
      html`<teller-chat
        inline
        locale="en"
        conversation-id="cnv_x"
        .client=${unknownConversation()}
      ></teller-chat>`,
      'This chat cannot be opened',
      'conversation-unknown',
    );
  });

  it('speaks of the connection, and reports nothing, without a network', async () => {
    setOnline(false);
    answer(() => Promise.reject(new TypeError('Failed to fetch')));
    await shows(
      html`<teller-chat inline locale="en" base-url=${base} publishable-key="pk_x"></teller-chat>`,
      'No connection',
    );
    expect([...codes(), ...warnings]).to.deep.equal([]);
  });

  it('says in Chinese that it is not available here', async () => {
    await shows(
      html`<teller-chat inline locale="zh-CN"></teller-chat>`,
      '当前页面无法使用在线客服',
      'client-missing',
    );
  });
});

describe('a survey that does not work', () => {
  it('says that it is not available if `survey-id` is missing or unknown', async () => {
    const client = new FakeSurveyClient();
    const title = 'This survey is not available';
    await shows(
      html`<teller-survey locale="en" .client=${client}></teller-survey>`,
      title,
      'survey-missing',
    );
    client.loadError = fakeError('not-found', 404);
    const survey = await shows(
      html`<teller-survey locale="en" survey-id="svy_1" .client=${client}></teller-survey>`,
      title,
      'survey-unknown',
    );
    expect(survey.shadowRoot?.querySelector('[part=retry]')).to.equal(null);
    await expect(survey).to.be.accessible();
  });

  it('offers a retry only while one may help', async () => {
    const client = new FakeSurveyClient();
    client.loadError = fakeError('internal', 503);
    const survey = await shows(
      html`<teller-survey locale="en" survey-id="svy_1" .client=${client}></teller-survey>`,
      'The questions cannot be shown just now',
      'service-failed',
    );
    client.loadError = fakeError('invalid-key', 401);
    survey.shadowRoot?.querySelector<HTMLElement>('[part=retry]')?.click();
    await waitUntil(() => codes().includes('key-refused'), 'reported');
    await waitUntil(() => text(survey).includes('This survey is not available here'), 'refused');
    expect(survey.shadowRoot?.querySelector('[part=retry]')).to.equal(null);
  });

  it('says in Chinese that it is not available here', async () => {
    await shows(
      html`<teller-survey locale="zh-CN" survey-id="svy_1"></teller-survey>`,
      '当前页面无法使用评价',
      'client-missing',
    );
  });
});

describe('a queue element that does not work', () => {
  it('names a place that the service does not know', async () => {
    const client = new FakeQueueClient();
    const queue = await fixture<HTMLElement>(
      html`<teller-queue locale="en" entry-id="que_1" .client=${client}></teller-queue>`,
    );
    await waitUntil(() => client.places.followers, 'connected');
    client.places.fail(fakeError('not-found', 404));
    await waitUntil(() => codes().includes('queue-unknown'), 'reported');
    await waitUntil(() => text(queue).includes('does not exist any more'), 'shown');
    await expect(queue).to.be.accessible();
  });

  it('is not available if its provider has invalid attributes', async () => {
    await fixture<HTMLElement>(
      html`<teller-provider base-url=${base} publishable-key="sk_secret">
        <teller-queue locale="en" entry-id="que_1"></teller-queue>
      </teller-provider>`,
    );
    await waitUntil(() => codes().includes('key-secret'), 'the provider');
    await waitUntil(() => codes().includes('client-missing'), 'the queue');
    const queue = document.querySelector('teller-queue');
    await waitUntil(() => queue && text(queue).includes('cannot be shown here'), 'shown');
    expect(warnings.join()).not.to.match(secrets);
  });
});

describe('a page whose scripts are wrong', () => {
  it('learns of an unknown channel, which counts as web', async () => {
    answer(() => refusal(500, 'internal'));
    await fixture(
      html`<teller-chat
        inline
        locale="en"
        channel="fax"
        base-url=${base}
        publishable-key="pk_x"
      ></teller-chat>`,
    );
    await waitUntil(() => codes().includes('channel-unknown'), 'reported');
  });

  it('learns of a second copy of an element', async () => {
    defineElement('teller-chat', class extends HTMLElement {});
    await waitUntil(() => codes().includes('element-defined-twice'), 'reported');
    expect(warnings.join()).to.contain('troubleshooting.md#element-defined-twice');
  });

  it('learns of code that the loader cannot load', async () => {
    add(html`<teller-missing></teller-missing>`);
    const stop = loadElements(document, {
      'teller-missing': () => Promise.reject(new TypeError('Failed to fetch')),
    });
    await waitUntil(() => codes().includes('code-not-loaded'), 'reported');
    stop();
    expect((events[0]?.target as Element).localName).to.equal('teller-missing');
    expect(warnings.join()).to.contain('troubleshooting.md#code-not-loaded');
  });
});
