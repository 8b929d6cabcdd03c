import { expect } from '@open-wc/testing';
import { TellerChat } from './chat/chat.ts';
import { FakeChatClient } from './chat/testing/fake-chat-client.ts';
import { answered } from './chat/testing/scenes.ts';
import { sessionOf } from './client/session-of.ts';
import { linkSession, signOut } from './client/sign-out.ts';
import './define.ts';
import { FakeQueueClient } from './queue/testing/fake-queue-client.ts';
import { FakeSurveyClient } from './survey/testing/fake-survey-client.ts';
import { watchLeftovers } from './testing/leftovers.ts';
import type { Leftovers } from './testing/leftovers.ts';
import { waitUntil } from './testing/wait-until.ts';

type ClientElement = HTMLElement & { client: unknown; readonly updateComplete: Promise<unknown> };

/** An element of the package, with a fake client and a selector of the drawn element. */
interface Subject {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly createClient: () => object;
  readonly drawn: string;
}

const queueClient = () => {
  const client = new FakeQueueClient();
  client.showPlace({});
  client.showBoard({});
  return client;
};

const subjects: Readonly<Record<string, Subject>> = {
  'an inline chat': {
    tag: 'teller-chat',
    attributes: { inline: '' },
    createClient: () => answered(),
    drawn: '.message',
  },
  'a chat with a button': {
    tag: 'teller-chat',
    attributes: { open: '' },
    createClient: () => answered(),
    drawn: '.message',
  },
  'a survey': {
    tag: 'teller-survey',
    attributes: { 'survey-id': 'svy_1' },
    createClient: () => new FakeSurveyClient(),
    drawn: '[part=form]',
  },
  'a place in a queue': {
    tag: 'teller-queue',
    attributes: { 'entry-id': 'qen_1' },
    createClient: queueClient,
    drawn: '[part=place]',
  },
  'a board': {
    tag: 'teller-queue',
    attributes: { view: 'board' },
    createClient: queueClient,
    drawn: '[part=board]',
  },
  'a provider': {
    tag: 'teller-provider',
    attributes: {},
    createClient: queueClient,
    drawn: 'slot',
  },
};

const connection = {
  baseUrl: 'https://service.test',
  publishableKey: 'pk_removal',
  channel: 'web',
  locale: 'en',
} as const;

function insert({ tag, attributes }: Subject, client: object | undefined, locale = 'en') {
  const element = document.createElement(tag) as ClientElement;
  for (const [name, value] of Object.entries({ locale, ...attributes }))
    element.setAttribute(name, value);
  if (client) element.client = client;
  else {
    element.setAttribute('base-url', connection.baseUrl);
    element.setAttribute('publishable-key', connection.publishableKey);
  }
  document.body.append(element);
  return element;
}

const drawn = (element: Element, selector: string) =>
  waitUntil(() => element.shadowRoot?.querySelector(selector), 'the element is drawn');

/** Ways in which an element leaves the page. Each resolves once the element's late code has run. */
const departures: Readonly<
  Record<string, (subject: Subject, client: object | undefined) => Promise<ClientElement>>
> = {
  'before its first update': async (subject, client) => {
    const element = insert(subject, client);
    element.remove();
    await element.updateComplete;
    return element;
  },
  'while its strings load': async (subject, client) => {
    const element = insert(subject, client, 'zh-CN');
    await Promise.resolve();
    element.remove();
    await element.updateComplete;
    return element;
  },
  'while its code loads': async (subject, client) => {
    const { loadPanel } = TellerChat;
    let arrive: () => void = () => undefined;
    const arrived = new Promise<void>((resolve) => (arrive = resolve));
    TellerChat.loadPanel = () => arrived.then(loadPanel);
    try {
      const element = insert(subject, client);
      await element.updateComplete;
      element.remove();
      arrive();
      await (element instanceof TellerChat ? element.show() : element.updateComplete);
      return element;
    } finally {
      TellerChat.loadPanel = loadPanel;
    }
  },
};

describe('an element that leaves the page', () => {
  const fetch = window.fetch.bind(window);
  let watch: ReturnType<typeof watchLeftovers>;
  let requests = 0;

  beforeEach(() => {
    sessionStorage.clear();
    requests = 0;
    window.fetch = (input, init) => {
      if (!new Request(input).url.startsWith(connection.baseUrl)) return fetch(input, init);
      // An element may send requests until it leaves the page.
      if (!document.querySelector('[locale]')) requests += 1;
      return new Promise((_, reject) =>
        init?.signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError'))),
      );
    };
    watch = watchLeftovers();
  });
  afterEach(() => {
    watch.stop();
    window.fetch = fetch;
    document.body.replaceChildren();
  });

  const nothing: Leftovers = { listeners: 0, observers: 0, timers: 0 };
  const expectNothingLeft = async () => {
    await waitUntil(() => watch.left().timers === 0, 'no timer is left');
    expect(watch.left()).to.deep.equal(nothing);
  };

  /** Signs the client out, and returns true if the element follows that sign-out. */
  async function follows(element: ClientElement, client: object): Promise<boolean> {
    let isCleared = false;
    Object.defineProperty(element, 'client', {
      configurable: true,
      get: () => client,
      set: () => (isCleared = true),
    });
    await signOut(client);
    Reflect.deleteProperty(element, 'client');
    return isCleared;
  }

  for (const [name, subject] of Object.entries(subjects)) {
    for (const [when, leave] of Object.entries(departures)) {
      it(`follows nothing if ${name} is removed ${when}`, async () => {
        const client = subject.createClient();
        const element = await leave(subject, client);
        expect(await follows(element, client), 'follows the sign-out').to.equal(false);
        await expectNothingLeft();
      });

      it(`follows nothing if ${name} with attributes is removed ${when}`, async () => {
        const element = await leave(subject, undefined);
        const client = linkSession({}, sessionOf(connection));
        expect(await follows(element, client), 'follows the sign-out').to.equal(false);
        await expectNothingLeft();
        expect(requests, 'requests').to.equal(0);
      });
    }

    it(`follows nothing if ${name} is removed while an update is pending`, async () => {
      const client = subject.createClient();
      const element = insert(subject, client);
      await drawn(element, subject.drawn);
      element.setAttribute('locale', 'zh-CN');
      element.remove();
      await element.updateComplete;
      expect(await follows(element, client), 'follows the sign-out').to.equal(false);
      await expectNothingLeft();
    });

    it(`follows the sign-out again if ${name} is moved, or removed and inserted again`, async () => {
      const client = subject.createClient();
      const element = insert(subject, client);
      await drawn(element, subject.drawn);
      document.body.prepend(element);
      expect(await follows(element, client), 'moved').to.equal(true);
      element.client = client;
      await element.updateComplete;
      element.remove();
      await element.updateComplete;
      document.body.append(element);
      await element.updateComplete;
      expect(await follows(element, client), 'inserted again').to.equal(true);
      element.remove();
      await element.updateComplete;
      await expectNothingLeft();
    });

    it(`clears the client of ${name} that missed a sign-out, once it is inserted again`, async () => {
      const client = subject.createClient();
      const element = insert(subject, client);
      await drawn(element, subject.drawn);
      element.remove();
      await signOut(client);
      expect(element.client).to.equal(client);
      document.body.append(element);
      expect(element.client).to.equal(undefined);
    });
  }

  it('does not keep the draft of a customer who signed out meanwhile', async () => {
    const client = answered();
    const element = insert(subjects['an inline chat'] as Subject, client);
    await drawn(element, '.message');
    const field = () => element.shadowRoot?.querySelector('textarea');
    const first = field() as HTMLTextAreaElement;
    first.value = 'Half a sentence about my ac';
    first.dispatchEvent(new InputEvent('input'));
    element.remove();
    await element.updateComplete;
    await signOut(client);
    document.body.append(element);
    element.client = new FakeChatClient();
    await waitUntil(() => field()?.value === '', 'the draft is gone');
  });
});
