import { expect } from '@open-wc/testing';
import { ChatPage, floatingChat } from './testing/chat-fixture.ts';
import type { FakeChatClient } from './testing/fake-chat-client.ts';
import { long } from './testing/scenes.ts';

beforeEach(() => sessionStorage.clear());

/** Opens the chat, scrolls up and writes a draft. */
async function openWithDraft(client: FakeChatClient): Promise<ChatPage> {
  const page = await floatingChat(client);
  await page.chat.show();
  await page.until(() => page.find('.turn'), 'the messages are drawn');
  await page.chat.updateComplete;
  await page.scrollTo(40);
  await page.write('Half a sentence');
  return page;
}

/** Expects the open panel with the draft, at the place where the customer was reading. */
async function expectSame(page: ChatPage): Promise<void> {
  await page.until(() => page.find('textarea')?.checkVisibility(), 'the panel is open');
  await page.until(() => page.field.value === 'Half a sentence', 'the draft is back');
  await page.until(() => Math.abs(page.get('.scroller').scrollTop - 40) < 2, 'the place is back');
}

/** Adds a new chat to the page, as new markup does. */
function newChat(client: FakeChatClient): ChatPage {
  const chat = document.createElement('teller-chat');
  chat.locale = 'en';
  chat.client = client;
  return new ChatPage(chat);
}

describe('an open chat in a page that a router replaces', () => {
  for (const order of ['after', 'before'] as const)
    it(`continues in a new element that the router adds ${order} it removes the old one`, async () => {
      const client = long(30);
      const old = await openWithDraft(client);
      const next = newChat(client);
      if (order === 'before') old.chat.before(next.chat);
      old.chat.remove();
      if (order === 'after') document.body.append(next.chat);
      await expectSame(next);
      next.chat.remove();
    });

  it('continues after a preview that leaves before its conversation has loaded', async () => {
    const client = long(30);
    const old = await openWithDraft(client);
    old.chat.remove();
    for (const call of ['list', 'get', 'events'] as const)
      client.faults.set(call, new Promise(() => undefined));
    const preview = newChat(client);
    document.body.append(preview.chat);
    await preview.until(() => preview.find('textarea'), 'the panel of the preview is drawn');
    preview.chat.remove();
    client.faults.clear();
    const next = newChat(client);
    document.body.append(next.chat);
    await expectSame(next);
    next.chat.remove();
  });

  it('continues in the same element, moved at once or later', async () => {
    const page = await openWithDraft(long(30));
    document.body.append(page.chat);
    await page.chat.updateComplete;
    await expectSame(page);
    page.chat.remove();
    await new Promise((resolve) => setTimeout(resolve));
    document.body.append(page.chat);
    await expectSame(page);
    page.chat.remove();
  });

  it('stays open if new markup has no `open` and no `style` attribute', async () => {
    const page = await openWithDraft(long(30));
    for (const name of ['open', 'style']) page.chat.removeAttribute(name);
    await page.chat.updateComplete;
    expect(page.chat.open).to.equal(true);
    await expectSame(page);
  });

  it('leaves nothing on the device, and nothing after a sign-out', async () => {
    const client = long(30);
    const page = await openWithDraft(client);
    page.chat.remove();
    await new Promise((resolve) => setTimeout(resolve));
    expect(JSON.stringify({ ...sessionStorage, ...localStorage })).not.to.contain('sentence');
    document.body.append(page.chat);
    await expectSame(page);
    await page.chat.signOut();
    page.chat.remove();
    const next = newChat(client);
    document.body.append(next.chat);
    await next.chat.updateComplete;
    expect(next.chat.open).to.equal(false);
    await next.chat.show();
    await next.until(() => next.find('.turn'), 'the messages are drawn');
    expect(next.field.value).to.equal('');
    next.chat.remove();
  });
});
