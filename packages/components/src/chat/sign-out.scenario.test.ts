import { expect, fixture, html } from '@open-wc/testing';
import '../survey/define.ts';
import type { TellerSurvey } from '../survey/index.ts';
import { openChats } from '../client/page-memory.ts';
import { linkSession } from '../client/sign-out.ts';
import { TellerChat } from './chat.ts';
import { ChatPage, floatingChat, inlineChat } from './testing/chat-fixture.ts';
import { FakeChatClient, fakeError } from './testing/fake-chat-client.ts';
import { assistant } from './testing/samples.ts';
import { answered } from './testing/scenes.ts';

beforeEach(() => sessionStorage.clear());

/** Links a session to the client, and records when that session ends. */
function signedIn(client: FakeChatClient, fault?: Error): { readonly ended: string[] } {
  const ended: string[] = [];
  linkSession(client, {
    end() {
      ended.push('ended');
      return fault ? Promise.reject(fault) : Promise.resolve();
    },
  });
  return { ended };
}

describe('signing out of a chat', () => {
  it('deletes the conversation from the page and the device, and ends the session', async () => {
    const client = answered();
    const { ended } = signedIn(client);
    const page = await floatingChat(client);
    await page.chat.show();
    await page.shows('2 sources');
    await page.write('Half a sentence about my ac');
    await page.chat.signOut();
    await page.chat.updateComplete;
    expect(ended).to.deep.equal(['ended']);
    expect(client.readers).to.equal(0);
    expect(page.chat.open).to.equal(false);
    expect({ ...sessionStorage }).to.deep.equal({});
    expect(page.chat.client).to.equal(undefined);

    const next = new FakeChatClient();
    page.chat.client = next;
    await page.chat.updateComplete;
    expect(next.calls, 'no calls before the next customer opens the chat').to.deep.equal([]);
    await page.chat.show();
    await page.shows('How can we help?');
    expect(page.get('.panel').textContent).not.to.contain('lost my card');
    expect(page.field.value).to.equal('');
  });

  it('removes all messages and announcements from the page, as “Start a new chat” does', async () => {
    const secret = 'Your balance is 12.50.';
    for (const leave of ['sign-out', 'new chat']) {
      const client = answered();
      signedIn(client);
      const page = await inlineChat(client);
      client.say(assistant, secret);
      await page.until(() => page.announced.some((text) => text.includes(secret)), 'announced');
      if (leave === 'sign-out') await page.chat.signOut();
      else {
        client.end(assistant);
        await page.shows('Start a new chat');
        client.conversation = null;
        await page.click('Start a new chat');
      }
      await page.until(() => page.messages.length === 0, 'empty');
      expect(page.chat.renderRoot.textContent, leave).not.to.contain(secret);
    }
  });

  it('deletes the conversation from the page and the device even if the service is unavailable', async () => {
    const client = answered();
    const { ended } = signedIn(client, fakeError('unavailable', 503));
    const page = await inlineChat(client);
    await page.shows('2 sources');
    const failure: unknown = await page.chat.signOut().catch((error: unknown) => error);
    expect(failure).to.have.property('code', 'unavailable');
    expect(ended).to.deep.equal(['ended']);
    await page.until(() => page.messages.length === 0, 'empty');
    expect({ ...sessionStorage }).to.deep.equal({});
  });

  it('ends the session and returns an error if the panel’s code does not load', async () => {
    const client = answered();
    const { ended } = signedIn(client);
    const page = await floatingChat(client);
    const { loadPanel } = TellerChat;
    TellerChat.loadPanel = () => Promise.reject(new TypeError('not loaded'));
    try {
      const failure: unknown = await page.chat.signOut().catch((error: unknown) => error);
      expect(failure).to.be.instanceOf(TypeError);
    } finally {
      TellerChat.loadPanel = loadPanel;
    }
    expect(ended).to.deep.equal(['ended']);
    expect(page.chat.client).to.equal(undefined);
  });

  it('clears the form of a survey that uses the same session', async () => {
    const client = answered();
    signedIn(client);
    const survey = await fixture<TellerSurvey>(
      html`<teller-survey .client=${client} survey-id="svy_1" lang="en"></teller-survey>`,
    );
    const page = await inlineChat(client);
    await page.until(() => survey.renderRoot.querySelector('textarea'), 'the survey');
    const field = () => survey.renderRoot.querySelector('textarea');
    const area = field();
    if (!area) throw new Error('The survey has no text field.');
    area.value = 'My account is …';
    area.dispatchEvent(new InputEvent('input'));
    await page.chat.signOut();
    survey.client = new FakeChatClient();
    await survey.updateComplete;
    await page.until(() => field()?.value === '', 'an empty survey');
  });
});

describe('an open panel', () => {
  const mount = (client: FakeChatClient) =>
    fixture<TellerChat>(html`<teller-chat locale="en" .client=${client}></teller-chat>`);

  /**
   * Simulates a reload. A real reload does not call `disconnectedCallback`, so this function undoes what that callback
   * changes in the storage and in memory.
   */
  const reload = async (chat: TellerChat, client: FakeChatClient) => {
    const stored = { ...sessionStorage };
    chat.remove();
    await Promise.resolve();
    Object.assign(sessionStorage, stored);
    openChats.clear();
    return new ChatPage(await mount(client));
  };

  it('stays open after a reload, and does not take the focus', async () => {
    const client = answered();
    const first = await mount(client);
    await first.show();
    const page = await reload(first, client);
    await page.shows('2 sources');
    expect(page.chat.open).to.equal(true);
    expect((page.chat.renderRoot as ShadowRoot).activeElement).to.equal(null);
    page.chat.hide();
    await page.chat.updateComplete;
    expect((await reload(page.chat, client)).chat.open).to.equal(false);
  });

  it('is closed after a reload on small screens and on shared devices', async () => {
    const client = answered();
    const first = await mount(client);
    await first.show();
    const matchMedia = window.matchMedia.bind(window);
    window.matchMedia = (query) => ({ ...matchMedia(query), matches: true });
    try {
      expect((await reload(first, client)).chat.open).to.equal(false);
    } finally {
      window.matchMedia = matchMedia;
    }
    sessionStorage.clear();
    const shared = await mount(client);
    shared.sharedDevice = true;
    await shared.show();
    expect({ ...sessionStorage }).to.deep.equal({});
    shared.remove();
    openChats.clear();
    const kiosk = await mount(client);
    kiosk.channel = 'kiosk';
    await kiosk.show();
    await new ChatPage(kiosk).shows('2 sources');
    expect({ ...sessionStorage }).to.deep.equal({});
  });
});
