import { expect } from '@open-wc/testing';
import type { ReactiveElement } from 'lit';
import type { TellerChat } from '../chat/chat.ts';
import { FakeChatClient } from '../chat/testing/fake-chat-client.ts';
import { sampleEntry } from '../chat/testing/samples.ts';
import { FakeQueueClient } from '../queue/testing/fake-queue-client.ts';
import { FakeSurveyClient } from '../survey/testing/fake-survey-client.ts';
import { waitUntil } from '../testing/wait-until.ts';

const token = () => Promise.resolve('');
const connection = { baseUrl: '/bank', publishableKey: 'pk_1234567890123456', channel: 'kiosk' };
const look = { theme: 'dark', density: 'compact', elder: true, locale: 'zh-CN' };

/** A value for every property that a page may set, none of them the default. */
const properties: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'teller-chat': {
    ...connection,
    ...look,
    client: new FakeChatClient(),
    customerToken: token,
    conversationId: 'cnv_1',
    heading: 'Savings bank',
    suggestions: ['Where is my card?'],
    sharedDevice: true,
    inline: true,
    open: true,
  },
  'teller-queue': {
    ...connection,
    ...look,
    client: new FakeQueueClient(),
    entry: sampleEntry,
    entryId: 'qen_1',
    queueId: 'que_1',
    view: 'board',
  },
  'teller-survey': {
    ...connection,
    ...look,
    client: new FakeSurveyClient(),
    surveyId: 'svy_1',
    conversationId: 'cnv_1',
    sharedDevice: true,
  },
  'teller-provider': { ...connection, locale: 'zh-CN', client: new FakeQueueClient() },
};

describe('a page whose HTML holds the elements before their code arrives', () => {
  const page = document.createElement('main');
  const attributes = 'base-url="/bank" publishable-key="pk_1234567890123456" lang="zh-CN"';
  const find = <E extends Element = TellerChat>(id: string): E => {
    const element = page.querySelector<E>(`#${id}`);
    if (!element) throw new Error(`No element has the id ${id}.`);
    return element;
  };
  let asked = 0;
  let drawnAtOnce: string | null | undefined;

  before(async () => {
    const tags = Object.keys(properties);
    page.innerHTML = `${tags.map((tag) => `<${tag} id="every-${tag}"></${tag}>`).join('')}
      <teller-chat id="signed-in" inline ${attributes}></teller-chat>
      <teller-chat id="signed-out" ${attributes}></teller-chat>
      <teller-chat id="suggesting" lang="en"></teller-chat>
      <teller-chat id="late" lang="en"></teller-chat>`;
    document.body.append(page);
    for (const tag of tags) Object.assign(find(`every-${tag}`), properties[tag]);
    const askForToken = () => Promise.resolve(String((asked += 1)));
    Object.assign(find('signed-in'), { customerToken: askForToken });
    Object.assign(find('signed-out'), { customerToken: token, heading: 'Old' });
    const client = new FakeChatClient();
    const suggestions = ['', ' Where is my card? '];
    Object.assign(find('suggesting'), { client, suggestions, open: true });
    // Runs before the first update, which waits for the Chinese strings
    void customElements.whenDefined('teller-chat').then(() => {
      drawnAtOnce = find('signed-in').shadowRoot?.textContent;
      find('signed-out').customerToken = undefined;
      find('signed-out').heading = 'New';
    });
    const loading = import('../loader/index.ts');
    Object.assign(find('late'), { client, inline: true });
    await loading;
    await Promise.all(tags.map((tag) => customElements.whenDefined(tag)));
  });

  after(() => page.remove());

  for (const [tag, values] of Object.entries(properties))
    it(`gives \`<${tag}>\` every property that the page has set`, async () => {
      const element = find<ReactiveElement>(`every-${tag}`);
      await element.updateComplete;
      const constructor = element.constructor as typeof ReactiveElement;
      const names = [...constructor.elementProperties]
        .filter(([, { state }]) => !state)
        .map(([name]) => name);
      expect(Object.keys(values)).to.have.members(names);
      for (const [name, value] of Object.entries(values))
        expect(Reflect.get(element, name) as unknown, name).to.deep.equal(value);
    });

  it('opens the session of the signed-in customer', () => waitUntil(() => asked > 0));

  it('does not give a signed-out customer back', async () => {
    await find('signed-out').updateComplete;
    expect(find('signed-out').customerToken).to.equal(undefined);
    expect(find('signed-out').heading).to.equal('New');
  });

  it('draws nothing before the strings have loaded', () => {
    expect(drawnAtOnce).to.equal('');
  });

  it('draws the properties, prepared as those of any other element', async () => {
    const { shadowRoot } = find('suggesting');
    await waitUntil(() => shadowRoot?.textContent.includes('Where is my card?'));
    expect(find('suggesting').suggestions).to.deep.equal(['Where is my card?']);
  });

  it('draws properties that the page set while the code was loading', () =>
    waitUntil(() => find('late').shadowRoot?.querySelector('textarea')));
});
