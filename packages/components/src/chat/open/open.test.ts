import { expect } from '@open-wc/testing';
import { TellerChat } from '../chat.ts';
import './define.ts';
import { inlineChat } from '../testing/chat-fixture.ts';
import { FakeChatClient } from '../testing/fake-chat-client.ts';

describe('the entry `chat/open/define`', () => {
  it('sets `loadPanel` to the bundled panel, and renders the chat', async () => {
    const { ChatPanel } = await TellerChat.loadPanel();
    const panelModule = await import('../panel/chat-panel.ts');
    expect(ChatPanel).to.equal(panelModule.ChatPanel);
    const page = await inlineChat(new FakeChatClient().begin());
    expect(page.field.placeholder).to.equal('Write a message');
  });
});
