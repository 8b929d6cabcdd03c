import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { openChats } from '../client/page-memory.ts';
import type { TellerChat } from './chat.ts';
import { ChatPage, floatingChat, inlineChat } from './testing/chat-fixture.ts';
import { FakeChatClient } from './testing/fake-chat-client.ts';
import { agent, assistant, sampleConversation } from './testing/samples.ts';
import { answered, queued, withAgent } from './testing/scenes.ts';

beforeEach(() => sessionStorage.clear());

const focused = ({ chat }: ChatPage) => (chat.renderRoot as ShadowRoot).activeElement;

describe('the button of a chat', () => {
  it('has a label, and calls the service only after a click', async () => {
    const client = new FakeChatClient();
    const page = await floatingChat(client);
    expect(await page.button('Chat with us')).to.have.attribute('aria-haspopup', 'dialog');
    expect(client.calls).to.deep.equal([]);
    await expect(page.chat).to.be.accessible();
  });

  it('opens a dialog with the focus in the field, and gets the focus back after Escape', async () => {
    const page = await floatingChat(new FakeChatClient());
    page.get('.launcher').focus();
    const opened = oneEvent(page.chat, 'teller-open');
    await sendKeys({ press: 'Enter' });
    await opened;
    const panel = page.get('.panel');
    expect(panel).to.have.attribute('role', 'dialog');
    await page.until(() => focused(page) === page.field, 'the field has the focus');
    await page.shows('How can we help?');
    await expect(page.chat).to.be.accessible();
    const closed = oneEvent(page.chat, 'teller-close');
    await sendKeys({ press: 'Escape' });
    await closed;
    await page.until(() => focused(page) === page.get('.launcher'), 'the button has the focus');
    expect(panel.checkVisibility()).to.equal(false);
  });

  it('shows and announces the number of messages that arrived while the panel was closed', async () => {
    const client = answered();
    const page = await floatingChat(client);
    await page.chat.show();
    await page.shows('2 sources');
    page.chat.hide();
    await page.chat.updateComplete;
    expect(page.find('.badge')).to.equal(null);
    client.say(assistant, 'One more thing.');
    await page.until(() => page.find('.badge'), 'a badge');
    expect(page.get('.launcher').textContent).to.contain('1 new message');
    await page.until(() => page.announced.includes('1 new message'), 'announced');
    await page.chat.show();
    await page.until(() => !page.find('.badge'), 'no badge');
  });

  it('keeps the draft while the panel is closed', async () => {
    const page = await floatingChat(new FakeChatClient());
    await page.chat.show();
    await page.write('Half a sen');
    page.chat.hide();
    await page.chat.updateComplete;
    await page.chat.show();
    expect(page.field.value).to.equal('Half a sen');
  });
});

describe('a chat on several pages of a site', () => {
  const isStored = (text: string) => JSON.stringify({ ...sessionStorage }).includes(text);

  it('counts messages that arrived while no page was open, and stores no message text', async () => {
    const client = withAgent();
    const page = await floatingChat(client);
    await page.chat.show();
    await page.shows('Card Desk has joined');
    page.chat.remove();
    // The memory of a page ends with the page.
    openChats.clear();
    expect(isStored(sampleConversation.id)).to.equal(true);
    expect(isStored('statement')).to.equal(false);
    client.say(agent, 'Are you still there?');
    const next = await floatingChat(client);
    await next.until(() => next.find('.badge'), 'a badge');
    expect(next.get('.launcher').textContent).to.contain('1 new message');
    client.end(agent);
    await next.chat.show();
    await next.shows('Start a new chat');
    expect(isStored(sampleConversation.id)).to.equal(false);
  });

  it('stores no conversation id on a shared device', async () => {
    const page = await inlineChat(withAgent(), { sharedDevice: true });
    await page.shows('Card Desk has joined');
    expect(isStored(sampleConversation.id)).to.equal(false);
  });
});

describe('an inline chat', () => {
  it('sends the draft on Enter, shows the message at once, and fires an event that holds only ids', async () => {
    const client = new FakeChatClient();
    const page = await inlineChat(client);
    page.field.focus();
    await sendKeys({ type: 'Good morning' });
    const sent = page.detailOf('teller-message-sent');
    await sendKeys({ press: 'Enter' });
    const detail = await sent;
    expect(page.messages).to.deep.equal(['Good morning']);
    expect(page.field.value).to.equal('');
    expect(focused(page)).to.equal(page.field);
    expect(Object.keys(detail)).to.have.members(['conversationId', 'clientId']);
    expect(JSON.stringify(detail)).not.to.contain('morning');
    await page.until(() => client.calls.includes('send'), 'sent to the service');
    await page.until(() => !page.find('.progress'), 'stored');
    expect(page.messages).to.deep.equal(['Good morning']);
  });

  it('does not send the draft on Shift+Enter, or on an Enter that ends an IME composition', async () => {
    const page = await inlineChat(new FakeChatClient());
    await page.write('你好');
    page.press('Enter', { shiftKey: true });
    page.press('Enter', { isComposing: true });
    page.press('Enter', { keyCode: 229 });
    await page.chat.updateComplete;
    expect(page.messages).to.deep.equal([]);
    expect(page.field.value).to.equal('你好');
  });

  it('stays open, and keeps the question about ending the chat, on a key that an input method handles', async () => {
    const page = await floatingChat(answered());
    await page.chat.show();
    await page.click('End chat');
    await page.until(() => page.find('.question'), 'the question');
    for (const init of [{ isComposing: true }, { keyCode: 229 }]) {
      page.press('Escape', init);
      await page.chat.updateComplete;
      expect(page.find('.question'), JSON.stringify(init)).not.to.equal(null);
    }
    page.press('Escape');
    await page.until(() => !page.find('.question'), 'no question');
    for (const init of [{ isComposing: true }, { keyCode: 229 }]) {
      page.press('Escape', init);
      await page.chat.updateComplete;
      expect(page.chat.open, JSON.stringify(init)).to.equal(true);
    }
    page.press('Escape');
    expect(page.chat.open).to.equal(false);
  });

  it('refuses to send a text that is too long, explains why, and keeps the text in the field', async () => {
    const page = await inlineChat(new FakeChatClient());
    await page.write('x'.repeat(3700));
    await page.shows('300 characters left');
    await page.write('x'.repeat(4002));
    page.press('Enter');
    await page.shows('2 characters too many');
    expect(page.field).to.have.attribute('aria-invalid', 'true');
    expect(page.field).to.have.attribute('aria-describedby', 'characters');
    expect(page.field.value.length).to.equal(4002);
    expect(page.messages).to.deep.equal([]);
    await page.until(() => page.announced.some((text) => text.includes('too many')), 'announced');
    await expect(page.chat).to.be.accessible();
    await page.write('x'.repeat(10));
    expect(page.field).to.have.attribute('aria-invalid', 'false');
  });

  it('counts a text as the service does, and cleans what no service can store', async () => {
    const page = await inlineChat(new FakeChatClient());
    await page.write('🏦'.repeat(4400));
    await page.shows('400 characters too many');
    await page.write(`${'👩‍👩‍👧‍👦'.repeat(571)}ab`);
    await page.shows('1 character left');
    page.press('Enter');
    await page.until(() => page.messages.length === 1, 'sent');
    await page.write('Lost my card \ud83d');
    page.press('Enter');
    await page.until(() => page.messages.length === 2, 'sent');
    expect(page.messages).to.deep.equal([`${'👩‍👩‍👧‍👦'.repeat(571)}ab`, 'Lost my card \ufffd']);
  });

  it('does not send a blank text', async () => {
    const page = await inlineChat(new FakeChatClient());
    await page.write('  \n ');
    page.press('Enter');
    await page.click('Send');
    await page.chat.updateComplete;
    expect(page.messages).to.deep.equal([]);
  });

  it('shows the top of the greeting if the panel is too small for the whole greeting', async () => {
    const suggestions = ['I lost my card', 'Opening hours', 'Fees abroad', 'A new account'];
    const page = await inlineChat(new FakeChatClient(), { suggestions, elder: true });
    page.chat.style.blockSize = '360px';
    const scroller = page.get('.scroller');
    await page.until(() => scroller.scrollHeight > scroller.clientHeight, 'too little space');
    page.chat.requestUpdate();
    await page.chat.updateComplete;
    expect(scroller.scrollTop).to.equal(0);
  });

  it('sends a suggested question that the customer clicks', async () => {
    const page = await inlineChat(new FakeChatClient(), {
      suggestions: ['I have lost my card', 'Change my phone number'],
    });
    await page.click('I have lost my card');
    await page.until(() => page.messages[0] === 'I have lost my card', 'sent');
    expect(focused(page)).to.equal(page.field);
  });

  it('moves the focus between the field and the "Send" button with Tab and Shift+Tab', async () => {
    const page = await inlineChat(queued());
    page.field.focus();
    await sendKeys({ press: 'Tab' });
    expect(focused(page)).to.equal(await page.button('Send'));
    await sendKeys({ down: 'Shift' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ up: 'Shift' });
    expect(focused(page)).to.equal(page.field);
  });
});

describe('a chat element', () => {
  it('uses the defaults for invalid attributes', async () => {
    const chat = await fixture<TellerChat>(
      html`<teller-chat
        inline
        channel="pigeon"
        theme="plaid"
        locale="tlh"
        suggestions="["
        .client=${new FakeChatClient()}
      ></teller-chat>`,
    );
    const page = new ChatPage(chat);
    await page.until(() => page.find('.welcome'), 'the greeting');
    expect(page.get('.welcome').textContent).to.contain('How can we help?');
  });

  it('shows Chinese strings with `locale="zh-CN"`', async () => {
    const page = await inlineChat(answered(), { locale: 'zh-CN' });
    await page.shows('参考资料 2 篇');
    expect(page.chat.lang).to.equal('zh-CN');
    expect(page.field.placeholder).to.equal('请输入您的问题');
    await expect(page.chat).to.be.accessible();
  });

  it('sends a text with `send()`, and throws for an empty text', async () => {
    const page = await inlineChat(new FakeChatClient());
    const clientId = await page.chat.send('Good morning');
    expect(clientId).to.match(/^out-/);
    expect(page.messages).to.deep.equal(['Good morning']);
    let failure: unknown;
    await page.chat.send('').catch((error: unknown) => (failure = error));
    expect(failure).to.be.instanceOf(TypeError);
  });

  it('stops following its conversation when removed from the page, and resumes when inserted again', async () => {
    const client = answered();
    const page = await inlineChat(client);
    await page.shows('2 sources');
    expect(client.readers).to.equal(1);
    const parent = page.chat.parentElement;
    page.chat.remove();
    await page.until(() => client.readers === 0, 'no open stream');
    page.chat.heading = 'Changed meanwhile';
    await page.chat.updateComplete;
    expect(client.readers).to.equal(0);
    parent?.append(page.chat);
    await page.until(() => client.readers === 1, 'an open stream again');
    await page.shows('2 sources');
  });

  it('keeps its conversation when the page moves the element', async () => {
    const client = answered();
    const page = await inlineChat(client);
    await page.shows('2 sources');
    const { live } = page.chat;
    page.chat.parentElement?.append(page.chat);
    await page.chat.updateComplete;
    expect(page.chat.live).to.equal(live);
  });
});
