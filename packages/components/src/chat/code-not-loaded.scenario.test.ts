import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import type { TellerErrorEvent } from '../problem/error-event.ts';
import { expectPixels } from '../testing/geometry.ts';
import { TellerChat } from './chat.ts';
import './define.ts';
import { ChatPage } from './testing/chat-fixture.ts';
import { FakeChatClient } from './testing/fake-chat-client.ts';

const { loadPanel } = TellerChat;
const text = 'The chat could not be loaded. Please try again in a moment.';

async function chatWithoutPanel(inline: boolean): Promise<ChatPage> {
  const chat = await fixture<TellerChat>(
    html`<teller-chat locale="en" ?inline=${inline} .client=${new FakeChatClient()}
      ><p slot="contact">Call 95588</p></teller-chat
    >`,
  );
  return new ChatPage(chat);
}

describe('a chat whose panel does not load', () => {
  beforeEach(() => {
    TellerChat.loadPanel = () => Promise.reject(new TypeError('Failed to fetch'));
  });
  afterEach(() => {
    TellerChat.loadPanel = loadPanel;
  });

  it('tells the customer inline, tells the developer, and loads when the customer tries again', async () => {
    const reported = oneEvent(document, 'teller-error') as unknown as Promise<TellerErrorEvent>;
    const page = await chatWithoutPanel(true);
    const { detail, target } = await reported;
    expect(target).to.equal(page.chat);
    expect(detail.code).to.equal('code-not-loaded');
    await page.shows(text);
    expect(page.get<HTMLSlotElement>('slot[name=contact]').assignedElements().length).to.equal(1);
    await expect(page.chat).to.be.accessible();
    const button = await page.button('Try again');
    const { backgroundColor, color } = getComputedStyle(button);
    expect(backgroundColor).not.to.equal(color);
    expectPixels(button.getBoundingClientRect().height).equal(44);
    expect(getComputedStyle(page.get('.panel')).backgroundColor).not.to.equal(backgroundColor);
    TellerChat.loadPanel = loadPanel;
    button.click();
    await page.shows('How can we help?');
  });

  it('tells the customer beside the button', async () => {
    const reported = oneEvent(document, 'teller-error') as unknown as Promise<TellerErrorEvent>;
    const page = await chatWithoutPanel(false);
    page.get('.launcher').click();
    expect((await reported).detail.code).to.equal('code-not-loaded');
    await page.until(() => page.find('.corner')?.textContent.includes(text), 'shown');
    expect(page.get<HTMLSlotElement>('slot[name=contact]').assignedElements().length).to.equal(1);
    await expect(page.chat).to.be.accessible();
    TellerChat.loadPanel = loadPanel;
    page.get('.launcher').click();
    await page.shows('How can we help?');
    expect(page.find('.broken')).to.equal(null);
  });
});
