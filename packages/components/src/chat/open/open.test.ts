import { expect } from '@open-wc/testing';
import { TellerChat } from '../chat.ts';
import './define.ts';
import { inlineChat } from '../testing/chat-fixture.ts';
import { FakeChatClient } from '../testing/fake-chat-client.ts';

describe('the entry of a chat that is open from the start', () => {
  it('has the panel at hand and draws the same chat', async () => {
    const { ChatPanel } = await TellerChat.loadPanel();
    const later = await import('../panel/chat-panel.ts');
    expect(ChatPanel).to.equal(later.ChatPanel);
    const page = await inlineChat(new FakeChatClient().begin());
    expect(page.field.placeholder).to.equal('Write a message');
  });
});
