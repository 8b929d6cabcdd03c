import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { inlineChat } from '../chat/testing/chat-fixture.ts';
import { FakeChatClient } from '../chat/testing/fake-chat-client.ts';
import { answered } from '../chat/testing/scenes.ts';
import '../survey/define.ts';
import { FakeSurveyClient } from '../survey/testing/fake-survey-client.ts';
import { waitUntil } from '../testing/wait-until.ts';

/** Keys that the page's own shortcuts received, as `type key`. */
const received: string[] = [];
const record = (event: Event): void =>
  void received.push(`${event.type} ${(event as KeyboardEvent).key}`);
const types = ['keydown', 'keypress', 'keyup'];

/** Presses keys one after the other, and returns the keys that the page received. */
async function press(...keys: string[]): Promise<string[]> {
  received.length = 0;
  for (const key of keys) await sendKeys({ press: key });
  return received;
}

/** Dispatches a key that a test cannot press on every system, and tells whether the page received the key. */
function reachesPage(target: HTMLElement, init: KeyboardEventInit & { keyCode?: number }): boolean {
  received.length = 0;
  const event = new KeyboardEvent('keydown', { bubbles: true, composed: true, ...init });
  if (init.keyCode) Object.defineProperty(event, 'keyCode', { value: init.keyCode });
  target.dispatchEvent(event);
  return received.length > 0;
}

async function surveyForm(): Promise<ShadowRoot> {
  const survey = await fixture(
    html`<teller-survey .client=${new FakeSurveyClient()} survey-id="svy_1"></teller-survey>`,
  );
  await waitUntil(() => survey.shadowRoot?.querySelector('form'), 'the questions are shown');
  return survey.shadowRoot as ShadowRoot;
}

beforeEach(async () => {
  await import('./keep-keys.ts');
  types.forEach((type) => document.addEventListener(type, record));
});
afterEach(() => types.forEach((type) => document.removeEventListener(type, record)));

describe('keys in an element', () => {
  it('do not reach the page while the customer writes a message', async () => {
    const { chat, field } = await inlineChat(new FakeChatClient());
    field.focus();
    const keys = ['k', '/', '?', 'Space', 'ArrowLeft', 'Home', 'Backspace', 'Delete', 'End'];
    expect(await press(...keys, 'Enter')).to.deep.equal([]);
    await waitUntil(() => chat.live?.getSnapshot().items.length, 'the message is sent');
  });

  it('reach the page if the field does not use them', async () => {
    const { field } = await inlineChat(new FakeChatClient());
    field.focus();
    expect(reachesPage(field, { key: 'F2' })).to.equal(true);
    expect(await press('Escape')).to.include('keydown Escape');
    expect(await press('Tab')).to.include('keydown Tab');
    for (const modifier of ['ctrlKey', 'metaKey', 'altKey'])
      expect(reachesPage(field, { key: 'k', [modifier]: true }), modifier).to.equal(true);
  });

  it('stay with the field if they edit its text with a modifier, or belong to an input method', async () => {
    const { field } = await inlineChat(new FakeChatClient());
    const used: (KeyboardEventInit & { keyCode?: number })[] = [
      { key: 'z', ctrlKey: true },
      { key: 'Backspace', altKey: true },
      { key: '@', altKey: true },
      { key: '€', modifierAltGraph: true },
      { key: 'Escape', isComposing: true },
      { key: 'Escape', keyCode: 229 },
      { key: 'Unidentified' },
    ];
    for (const init of used) expect(reachesPage(field, init), JSON.stringify(init)).to.equal(false);
  });

  it('do not reach the page from a survey’s choices and comment', async () => {
    const root = await surveyForm();
    root.querySelector<HTMLElement>('input[type=radio]')?.focus();
    expect(await press('Space', 'ArrowRight')).to.deep.equal([]);
    root.querySelector('textarea')?.focus();
    expect(await press('s', 'Space', 'Enter')).to.deep.equal([]);
    // A letter does nothing on a button, so the shortcut of the page works there.
    root.querySelector('button')?.focus();
    expect(await press('s')).to.include('keydown s');
  });

  it('do not reach the page if they scroll the messages or press a button', async () => {
    const page = await inlineChat(answered());
    page.get('.scroller').focus();
    expect(await press('Space', 'PageUp', 'ArrowDown', 'End')).to.deep.equal([]);
    await page.shows('2 sources');
    page.get('summary').focus();
    expect(await press('Enter', 'Space')).to.deep.equal([]);
  });

  it('do not reach the page twice: neither the press nor the release of an Escape that closes the panel', async () => {
    const page = await inlineChat(answered());
    page.chat.inline = false;
    await page.chat.show();
    page.field.focus();
    expect(await press('Escape')).to.deep.equal([]);
    expect(page.chat.open).to.equal(false);
  });

  it('reach the page from its own content in a slot', async () => {
    const { chat } = await inlineChat(new FakeChatClient());
    const input = document.createElement('input');
    input.slot = 'greeting';
    chat.append(input);
    input.focus();
    expect(await press('k')).to.include('keydown k');
  });
});

describe('the clipboard in an element', () => {
  it('stays with the field, so that a page that takes files by paste does not take the text', async () => {
    const { field } = await inlineChat(new FakeChatClient());
    const pasted: Event[] = [];
    const listener = (event: Event) => void pasted.push(event);
    document.addEventListener('paste', listener);
    field.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, composed: true }));
    document.removeEventListener('paste', listener);
    expect(pasted).to.deep.equal([]);
  });
});
