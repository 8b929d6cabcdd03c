import { expect, fixture, html } from '@open-wc/testing';
import { ConnectionError } from '@tellerkit/sdk';
import { expectPixels, isAtEnd, pixelsBelow } from '../testing/geometry.ts';
import type { TellerChat } from './chat.ts';
import { ChatPage, inlineChat } from './testing/chat-fixture.ts';
import { FakeChatClient, fakeError } from './testing/fake-chat-client.ts';
import { agent, assistant, sampleId } from './testing/samples.ts';
import {
  answered,
  answering,
  closed,
  loading,
  queued,
  unknownConversation,
  unreachable,
  withAgent,
  wrongKey,
} from './testing/scenes.ts';

describe('a hand-off', () => {
  it('starts with one click, and keeps the draft in the field', async () => {
    const client = answered();
    const page = await inlineChat(client);
    await page.write('By the way');
    const handedOff = page.detailOf('teller-hand-off');
    await page.click('Talk to a person');
    expect(await handedOff).to.deep.equal({ conversationId: sampleId('cnv', 1) });
    await page.shows('Finding a person for you');
    await page.until(() => page.find('teller-queue'), 'the place in the queue');
    expect(page.field.value).to.equal('By the way');
    client.join(agent);
    await page.shows('Card Desk has joined');
    expect(page.find('teller-queue')).to.equal(null);
    expect(page.get('.presence').textContent).to.contain('Card Desk');
    expect(page.field.value).to.equal('By the way');
    await expect(page.chat).to.be.accessible();
  });

  it('tells the customer if no agent is available, and can be requested again', async () => {
    const client = answered();
    client.faults.set('handOff', fakeError('queue-closed', 409));
    const page = await inlineChat(client);
    await page.click('Talk to a person');
    await page.shows('Nobody is on duty at the moment.');
    expect(await page.button('Talk to a person')).to.have.attribute('aria-disabled', 'false');
    await expect(page.chat).to.be.accessible();
  });

  it('scrolls the chat to the place in the queue, even after a long answer', async () => {
    const client = answering();
    const page = await inlineChat(client);
    page.chat.style.blockSize = '480px';
    const messageId = sampleId('msg', client.stored.length + 1);
    const text = 'One thing after the other. '.repeat(120);
    await page.until(() => client.readers, 'connected');
    client.emit({ type: 'answer.snapshot', data: { messageId, text } });
    await page.until(() => page.find('.newest'), 'pinned at its start');
    client.say(assistant, [{ type: 'markdown', text }]);
    await page.until(() => page.messages.length === 3, 'finished');
    const scroller = page.get('.scroller');
    expect(pixelsBelow(scroller)).to.be.above(100);
    await page.click('Talk to a person');
    await page.until(() => page.find('teller-queue'), 'the place in the queue');
    await page.until(() => isAtEnd(scroller), 'in view');
    expect(page.find('.newest')).to.equal(null);
  });

  it('keeps its error visible until the conversation continues', async () => {
    const client = answered();
    client.faults.set('handOff', fakeError('unavailable', 503));
    const page = await inlineChat(client);
    await page.click('Talk to a person');
    await page.shows('We could not reach a person just now.');
    client.say(assistant, 'I am still here.');
    await page.shows('I am still here.');
    expect(page.get('.panel').textContent).not.to.contain('could not reach');
  });

  it('shows the full name of the agent in the header, even in a narrow panel', async () => {
    const page = await inlineChat(withAgent());
    page.chat.style.inlineSize = '370px';
    await page.shows('End chat');
    const presence = page.get('.presence');
    expect(presence.textContent).to.contain('Chatting with you');
    expectPixels(presence.scrollWidth).atMost(presence.clientWidth);
    const title = page.get('.who').getBoundingClientRect();
    const end = (await page.button('End chat')).getBoundingClientRect();
    expectPixels(end.left, 'the title takes all the space').atMost(title.right + 4);
  });

  it('shows that the agent is typing, and tells the agent that the customer is typing', async () => {
    const client = withAgent();
    const page = await inlineChat(client);
    client.emit({ type: 'typing', data: { participant: agent } });
    await page.shows('Card Desk is writing');
    await page.write('H');
    await page.until(() => client.calls.includes('showTyping'), 'sent to the service');
  });
});

describe('the end of a chat', () => {
  it('needs a confirmation, which Escape cancels', async () => {
    const client = withAgent();
    const page = await inlineChat(client);
    await page.shows('End chat');
    await page.click('End chat');
    await page.shows('End this chat?');
    await expect(page.chat).to.be.accessible();
    page
      .get('.question')
      .dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }),
      );
    await page.until(() => !page.find('.question'), 'no question');
    await page.click('End chat');
    await page.until(() => page.find('.question'), 'the question');
    const ended = page.detailOf('teller-conversation-closed');
    page.get('[part="confirm-end-button"]').click();
    expect(await ended).to.deep.equal({ conversationId: sampleId('cnv', 1) });
    await page.shows('Start a new chat');
  });

  it('shows the survey and a button to start a new chat', async () => {
    const client = closed();
    const page = await inlineChat(client, { conversationId: sampleId('cnv', 1) });
    await page.until(() => page.find('teller-survey'), 'the survey');
    expect(page.get('teller-survey')).to.have.attribute('survey-id', sampleId('svy', 1));
    expect(page.find('textarea')).to.equal(null);
    await page.click('Start a new chat');
    await page.shows('How can we help?');
    expect(page.field).to.equal((page.chat.renderRoot as ShadowRoot).activeElement);
  });
});

describe('a message that the service refuses', () => {
  it('shows the reason, appears once after “Send again”, and can be removed', async () => {
    const client = answered();
    client.faults.set('send', fakeError('conflict', 409));
    const page = await inlineChat(client);
    await page.write('Hello');
    page.press('Enter');
    await page.shows('Not sent.');
    await page.until(() => page.announced.some((text) => text.startsWith('Not sent')), 'announced');
    await expect(page.chat).to.be.accessible();
    client.faults.clear();
    await page.click('Send again');
    await page.until(() => !page.find('.failed'), 'sent');
    expect(page.messages.filter((text) => text === 'Hello')).to.deep.equal(['Hello']);
    client.faults.set('send', fakeError('conflict', 409));
    await page.write('Again');
    page.press('Enter');
    await page.shows('Not sent.');
    await page.click('Remove');
    await page.until(() => !page.messages.includes('Again'), 'removed');
  });

  it('goes back into the field when the customer starts a new chat', async () => {
    const client = answered();
    client.faults.set('send', fakeError('conversation-closed', 409));
    const page = await inlineChat(client);
    await page.write('Are you there?');
    page.press('Enter');
    await page.shows('Not sent: this chat has ended.');
    client.end(agent);
    await page.shows('Start a new chat');
    await page.click('Start a new chat');
    await page.shows('How can we help?');
    expect(page.field.value).to.equal('Are you there?');
  });
});

describe('a chat without a connection', () => {
  it('shows the same text during every attempt to send the first message', async () => {
    const client = new FakeChatClient();
    const page = await inlineChat(client);
    await page.shows('Answers at once');
    client.faults.set('create', new ConnectionError());
    await page.write('Are you there?');
    page.press('Enter');
    await page.shows('We cannot be reached right now. Your messages are kept and will be sent.');
    await page.shows('Waiting for the connection');
    expect(page.get('.presence').textContent).not.to.contain('at once');
    const progress = () => page.get('.progress').textContent.replaceAll(/\s+/g, ' ');
    const before = progress();
    let fail: (error: Error) => void = () => undefined;
    client.faults.set('create', new Promise((_, reject) => (fail = reject)));
    const countAttempts = () => client.calls.filter((call) => call === 'create').length;
    const attempts = countAttempts();
    await page.click('Try now');
    await page.until(() => countAttempts() > attempts, 'another attempt');
    await page.until(
      () => page.chat.live?.getSnapshot().outgoing[0]?.state === 'sending',
      'sending',
    );
    page.chat.requestUpdate();
    await page.chat.updateComplete;
    expect(progress()).to.equal(before);
    await expect(page.chat).to.be.accessible();
    await page.click('Remove');
    fail(new ConnectionError());
    await page.until(() => page.messages.length === 0, 'withdrawn');
    await page.until(() => !page.find('.status'), 'no status line');
  });

  it('sends the waiting messages once the connection is restored', async () => {
    const client = new FakeChatClient();
    const page = await inlineChat(client);
    client.faults.set('create', new ConnectionError());
    await page.write('Are you there?');
    page.press('Enter');
    await page.shows('Waiting for the connection');
    const tryNow = await page.button('Try now');
    client.faults.clear();
    tryNow.click();
    await page.until(() => !page.find('.progress') && !page.find('.status'), 'sent');
    expect(page.messages).to.deep.equal(['Are you there?']);
    await page.shows('Answers at once');
  });

  it('shows a status line after the browser’s `offline` event until `online` or a new message', async () => {
    const client = answered();
    const page = await inlineChat(client);
    await page.shows('2 sources');
    await page.until(() => client.readers, 'connected');
    window.dispatchEvent(new Event('offline'));
    await page.shows('No connection.');
    window.dispatchEvent(new Event('online'));
    await page.until(() => !page.find('.status'), 'no status line');
    await page.until(() => page.announced.includes('Connected again'), 'announced');
    window.dispatchEvent(new Event('offline'));
    await page.shows('No connection.');
    client.say(assistant, 'Still here.');
    await page.until(() => !page.find('.status'), 'no status line');
  });

  it('tells the customer that messages are safe, and reconnects on a click', async () => {
    const client = withAgent();
    const page = await inlineChat(client);
    client.connect('waiting', 1);
    await page.shows('Reconnecting. Nothing is lost.');
    client.connect('waiting', 5);
    await page.shows('We cannot be reached right now. Your messages are kept and will be sent.');
    await page.until(() => page.announced.length === 1, 'announced');
    await expect(page.chat).to.be.accessible();
    await page.click('Try now');
    client.connect('open');
    await page.until(() => !page.find('.status'), 'no status line');
    await page.until(() => page.announced.includes('Connected again'), 'announced');
  });
});

describe('a chat that cannot show a conversation', () => {
  it('tells the customer after five seconds that loading is slow, and retries on a click', async () => {
    const setTimeout = window.setTimeout.bind(window);
    const slowTimers: (() => void)[] = [];
    window.setTimeout = ((run: () => void, ms?: number) =>
      ms === 5000 ? slowTimers.push(run) : setTimeout(run, ms)) as typeof setTimeout;
    try {
      const client = loading();
      const chat = await fixture<TellerChat>(
        html`<teller-chat inline locale="en" .client=${client}></teller-chat>`,
      );
      const page = new ChatPage(chat);
      await page.until(() => client.calls.includes('list') && slowTimers.length, 'loading');
      expect(page.find('.status')).to.equal(null);
      for (const run of slowTimers) run();
      await page.shows('This takes longer than usual.');
      await expect(chat).to.be.accessible();
      client.faults.clear();
      await page.click('Try now');
      await page.shows('How can we help?');
      expect(page.find('.status')).to.equal(null);
    } finally {
      window.setTimeout = setTimeout;
    }
  });

  it('says that it is not available here if the element has no client', async () => {
    const page = await inlineChat(undefined);
    await page.shows('Please contact us another way.');
    expect(page.get('.failure')).to.have.attribute('role', 'alert');
    await expect(page.chat).to.be.accessible();
  });

  it('says that it is not available here if the base URL is invalid', async () => {
    const page = await inlineChat(undefined, { baseUrl: 'ftp://x', publishableKey: 'pk_x' });
    await page.shows('This chat is not available here');
  });

  it('shows “This chat is not available here” if the service refuses the key', async () => {
    const page = await inlineChat(wrongKey());
    await page.shows('This chat is not available here');
    expect(page.find('textarea')).to.equal(null);
  });

  it('offers a new chat if the conversation does not exist', async () => {
    const page = await inlineChat(unknownConversation(), { conversationId: 'cnv_x' });
    await page.shows('This chat cannot be opened');
    await page.click('Start a new chat');
    await page.shows('How can we help?');
  });

  it('shows an unsent message below a status line while the service is unreachable', async () => {
    const client = unreachable();
    const page = await inlineChat(client);
    await page.write('Are you there?');
    page.press('Enter');
    await page.shows('Your messages are kept and will be sent.');
    expect(page.messages).to.deep.equal(['Are you there?']);
    expect(await page.button('Try now')).to.be.instanceOf(HTMLButtonElement);
  });

  it('keeps the draft while the service is unreachable, and retries on a click', async () => {
    const client = unreachable();
    const page = await inlineChat(client);
    await page.shows('We cannot be reached right now');
    await page.write('I need help');
    client.faults.clear();
    await page.click('Try again');
    await page.shows('How can we help?');
    expect(page.field.value).to.equal('I need help');
    await expect(page.chat).to.be.accessible();
  });

  it('shows the conversation once the page sets a client', async () => {
    const page = await inlineChat(undefined);
    await page.shows('This chat is not available here');
    page.chat.client = queued();
    await page.shows('You asked for a person');
  });
});
