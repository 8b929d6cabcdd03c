import { expect } from '@open-wc/testing';
import { TellerChat } from './chat.ts';
import { ChatPanel } from './panel/chat-panel.ts';
import type { DeferredParts } from './panel/panel-view.ts';
import { isAtEnd } from '../testing/geometry.ts';
import { inlineChat } from './testing/chat-fixture.ts';
import { answered, long, queued, withGap } from './testing/scenes.ts';

/** A panel whose deferred code does not load. */
class PanelWithoutDeferredParts extends ChatPanel {
  override get deferred(): DeferredParts | undefined {
    return undefined;
  }

  override get isDeferredMissing(): boolean {
    return true;
  }
}

describe('a panel whose deferred code does not load', () => {
  const { loadPanel } = TellerChat;
  before(() => {
    TellerChat.loadPanel = () => Promise.resolve({ ChatPanel: PanelWithoutDeferredParts });
  });
  after(() => {
    TellerChat.loadPanel = loadPanel;
  });

  it('shows the conversation and lets the customer write', async () => {
    const client = answered();
    const page = await inlineChat(client);
    const { length } = client.stored;
    const known = page.messages.length;
    expect(known).to.be.above(0);
    await page.write('Are you there?');
    page.press('Enter');
    await page.until(() => client.stored.length > length, 'the service has the message');
    await page.shows('Are you there?');
    expect(page.messages.length).to.equal(known + 1);
    await expect(page.chat).to.be.accessible();
  });

  it('tells a customer in the queue that the bank is looking for an agent', async () => {
    const page = await inlineChat(queued());
    await page.shows('You asked for a person');
    await page.shows('Finding a person for you');
    await page.write('By the way');
    expect(page.field.value).to.equal('By the way');
  });

  it('lets a reader scroll up, and follows the end again after a message of the customer', async () => {
    const page = await inlineChat(long());
    const scroller = page.get('.scroller');
    await page.until(() => isAtEnd(scroller), 'at the end');
    scroller.scrollTop = 0;
    // A page in the background draws no frames, so the browser fires no scroll events.
    scroller.dispatchEvent(new Event('scroll'));
    await page.chat.updateComplete;
    expect(scroller.scrollTop).to.equal(0);
    await page.write('Are you there?');
    page.press('Enter');
    await page.shows('Are you there?');
    await page.until(() => isAtEnd(scroller), 'at the end');
  });

  it('tells the customer that messages are missing', async () => {
    const page = await inlineChat(withGap());
    await page.shows('Some messages could not be loaded');
  });
});
