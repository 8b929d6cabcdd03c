import { expect } from '@open-wc/testing';
import { TellerChat } from './chat.ts';
import { ChatPanel } from './panel/chat-panel.ts';
import type { DeferredParts } from './panel/panel-view.ts';
import { inlineChat } from './testing/chat-fixture.ts';
import { answered, queued } from './testing/scenes.ts';

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
});
