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

describe('a person', () => {
  it('can be asked for with one tap; the text in the field stays', async () => {
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

  it('may not be there: it says so, and the assistant goes on', async () => {
    const client = answered();
    client.faults.set('handOff', fakeError('queue-closed', 409));
    const page = await inlineChat(client);
    await page.click('Talk to a person');
    await page.shows('Nobody is on duty at the moment.');
    expect(await page.button('Talk to a person')).to.have.attribute('aria-disabled', 'false');
    await expect(page.chat).to.be.accessible();
  });

  it('shows the place in the queue also below a long answer that is read from its start', async () => {
    const client = answering();
    const page = await inlineChat(client);
    page.chat.style.blockSize = '480px';
    const messageId = sampleId('msg', client.stored.length + 1);
    const text = 'One thing after the other. '.repeat(120);
    await page.until(() => client.readers, 'followed');
    client.pass({ type: 'answer.snapshot', data: { messageId, text } });
    await page.until(() => page.find('.newest'), 'held at its start');
    client.say(assistant, [{ type: 'markdown', text }]);
    await page.until(() => page.messages.length === 3, 'whole');
    const scroller = page.get('.scroller');
    expect(pixelsBelow(scroller)).to.be.above(100);
    await page.click('Talk to a person');
    await page.until(() => page.find('teller-queue'), 'the place in the queue');
    await page.until(() => isAtEnd(scroller), 'in view');
    expect(page.find('.newest')).to.equal(null);
  });

  it('could not be asked: that is said until the conversation goes on', async () => {
    const client = answered();
    client.faults.set('handOff', fakeError('unavailable', 503));
    const page = await inlineChat(client);
    await page.click('Talk to a person');
    await page.shows('We could not reach a person just now.');
    client.say(assistant, 'I am still here.');
    await page.shows('I am still here.');
    expect(page.get('.panel').textContent).not.to.contain('could not reach');
  });

  it('is named in full in the header, also where there is little room', async () => {
    const page = await inlineChat(withAgent());
    page.chat.style.inlineSize = '370px';
    await page.shows('End chat');
    const presence = page.get('.presence');
    expect(presence.textContent).to.contain('Chatting with you');
    expectPixels(presence.scrollWidth).atMost(presence.clientWidth);
    const title = page.get('.who').getBoundingClientRect();
    const end = (await page.button('End chat')).getBoundingClientRect();
    expectPixels(end.left, 'no room is left beside the title').atMost(title.right + 4);
  });

  it('types: that is shown, and one’s own typing is told', async () => {
    const client = withAgent();
    const page = await inlineChat(client);
    client.pass({ type: 'typing', data: { participant: agent } });
    await page.shows('Card Desk is writing');
    await page.write('H');
    await page.until(() => client.calls.includes('showTyping'), 'told');
  });
});

describe('the end of a chat', () => {
  it('is asked for twice, and Escape takes the question back', async () => {
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

  it('shows the survey and leads to a new chat', async () => {
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

describe('a message that is not sent', () => {
  it('says why, is tried again under the same name, and can be removed', async () => {
    const client = answered();
    client.faults.set('send', fakeError('invalid-request', 400));
    const page = await inlineChat(client);
    await page.write('Hello');
    page.press('Enter');
    await page.shows('Not sent: try other words or a shorter message.');
    await page.until(() => page.announced.some((said) => said.startsWith('Not sent')), 'announced');
    await expect(page.chat).to.be.accessible();
    client.faults.clear();
    await page.click('Send again');
    await page.until(() => !page.find('.failed'), 'sent');
    expect(page.messages.filter((text) => text === 'Hello')).to.deep.equal(['Hello']);
    client.faults.set('send', fakeError('forbidden', 403));
    await page.write('Again');
    page.press('Enter');
    await page.shows('Not sent.');
    await page.click('Remove');
    await page.until(() => !page.messages.includes('Again'), 'removed');
  });

  it('goes back into the field when a new chat begins', async () => {
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

describe('a connection', () => {
  it('that is missing before the first message: said at once, in the same words over every try', async () => {
    const client = new FakeChatClient();
    const page = await inlineChat(client);
    await page.shows('Answers at once');
    client.faults.set('create', new ConnectionError());
    await page.write('Are you there?');
    page.press('Enter');
    await page.shows('No connection. Your messages are kept and will be sent.');
    await page.shows('Waiting for the connection');
    expect(page.get('.presence').textContent).not.to.contain('at once');
    const words = () => page.get('.progress').textContent.replaceAll(/\s+/g, ' ');
    const before = words();
    let fail: (error: Error) => void = () => undefined;
    client.faults.set('create', new Promise((_, reject) => (fail = reject)));
    const tries = () => client.calls.filter((call) => call === 'create').length;
    const tried = tries();
    await page.click('Try now');
    await page.until(() => tries() > tried, 'another try');
    await page.until(
      () => page.chat.live?.getSnapshot().outgoing[0]?.state === 'sending',
      'on its way',
    );
    page.chat.requestUpdate();
    await page.chat.updateComplete;
    expect(words()).to.equal(before);
    await expect(page.chat).to.be.accessible();
    await page.click('Remove');
    fail(new ConnectionError());
    await page.until(() => page.messages.length === 0, 'taken back');
    await page.until(() => !page.find('.status'), 'nothing waits');
  });

  it('that is back sends what waited', async () => {
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

  it('that the browser reports as gone is said at once, and until it is back or something arrives', async () => {
    const client = answered();
    const page = await inlineChat(client);
    await page.shows('2 sources');
    await page.until(() => client.readers, 'followed');
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

  it('that is lost says what is safe, and is tried again on request', async () => {
    const client = withAgent();
    const page = await inlineChat(client);
    client.connect('waiting', 1);
    await page.shows('Reconnecting. Nothing is lost.');
    client.connect('waiting', 5);
    await page.shows('No connection. Your messages are kept and will be sent.');
    await page.until(() => page.announced.length === 1, 'announced');
    await expect(page.chat).to.be.accessible();
    await page.click('Try now');
    client.connect('open');
    await page.until(() => !page.find('.status'), 'no status line');
    await page.until(() => page.announced.includes('Connected again'), 'announced');
  });
});

describe('a chat that cannot show a conversation', () => {
  it('that takes longer than usual says so and is asked for again on request', async () => {
    const setTimeout = window.setTimeout.bind(window);
    const waits: (() => void)[] = [];
    window.setTimeout = ((run: () => void, ms?: number) =>
      ms === 5000 ? waits.push(run) : setTimeout(run, ms)) as typeof setTimeout;
    try {
      const client = loading();
      const chat = await fixture<TellerChat>(
        html`<teller-chat inline locale="en" .client=${client}></teller-chat>`,
      );
      const page = new ChatPage(chat);
      await page.until(() => client.calls.includes('list') && waits.length, 'asked');
      expect(page.find('.status')).to.equal(null);
      for (const wait of waits) wait();
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

  it('tells the developer that it has no client', async () => {
    const page = await inlineChat(undefined);
    await page.shows('Give <teller-chat> a client, or both base-url and publishable-key.');
    expect(page.get('.failure')).to.have.attribute('role', 'alert');
    await expect(page.chat).to.be.accessible();
  });

  it('tells of an address that is none', async () => {
    const page = await inlineChat(undefined, { baseUrl: 'ftp://x', publishableKey: 'pk_x' });
    await page.shows('The chat is not set up');
  });

  it('tells of a key that is refused', async () => {
    const page = await inlineChat(wrongKey());
    await page.shows('The chat is not available here');
    expect(page.find('textarea')).to.equal(null);
  });

  it('leads from an unknown conversation to a new one', async () => {
    const page = await inlineChat(unknownConversation(), { conversationId: 'cnv_x' });
    await page.shows('This chat cannot be opened');
    await page.click('Start a new chat');
    await page.shows('How can we help?');
  });

  it('says above a message on its way that the service is not reached', async () => {
    const client = unreachable();
    const page = await inlineChat(client);
    await page.write('Are you there?');
    page.press('Enter');
    await page.shows('Your messages are kept and will be sent.');
    expect(page.messages).to.deep.equal(['Are you there?']);
    expect(await page.button('Try now')).to.be.instanceOf(HTMLButtonElement);
  });

  it('keeps what is written while the service is not reached, and tries again', async () => {
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

  it('recovers when a client is given later', async () => {
    const page = await inlineChat(undefined);
    await page.shows('The chat is not set up');
    page.chat.client = queued();
    await page.shows('You asked for a person');
  });
});
