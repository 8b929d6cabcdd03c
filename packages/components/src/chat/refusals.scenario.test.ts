import { expect } from '@open-wc/testing';
import { inlineChat } from './testing/chat-fixture.ts';
import type { ChatPage } from './testing/chat-fixture.ts';
import { countRecords } from './testing/dump-storages.ts';
import { fakeError, FakeChatClient } from './testing/fake-chat-client.ts';
import { oneAtATime } from './testing/one-at-a-time.ts';
import { answered, withAgent } from './testing/scenes.ts';

oneAtATime();

beforeEach(() => sessionStorage.clear());

async function send(page: ChatPage, text: string): Promise<void> {
  await page.write(text);
  page.press('Enter');
}

const buttonsOf = (page: ChatPage) =>
  [...page.get('.progress.failed').querySelectorAll('button')].map((button) =>
    button.textContent.trim(),
  );

describe('a request that no retry helps', () => {
  it('names the way on if the customer waits in too many queues', async () => {
    const client = answered();
    client.faults.set('handOff', fakeError('limit-reached', 409));
    const page = await inlineChat(client);
    await page.click('Talk to a person');
    const text =
      'You cannot join another queue right now. Leave one in which you wait, or contact us another way.';
    await page.shows(text);
    await page.until(() => page.announced.includes(text), 'announced');
    expect(page.get('.panel').textContent).not.to.contain('Try again');
    await expect(page.chat).to.be.accessible();
  });

  it('names the way on if the customer stores as many messages as the bank allows', async () => {
    const client = answered();
    client.faults.set('send', fakeError('limit-reached', 409));
    const page = await inlineChat(client);
    await send(page, 'One more');
    const text = 'Not sent: the limit for your messages is reached. Please contact us another way.';
    await page.shows(text);
    await page.until(() => page.announced.includes(text), 'announced');
    expect(buttonsOf(page)).to.deep.equal(['Remove']);
    await expect(page.chat).to.be.accessible();
  });

  it('puts a message whose content the service refuses back into the field', async () => {
    const client = answered();
    client.faults.set('send', fakeError('payload-too-large', 413));
    const page = await inlineChat(client);
    await send(page, 'Too much');
    await page.shows('Not sent: try other words or a shorter message.');
    expect(buttonsOf(page)).to.deep.equal(['Edit', 'Remove']);
    await page.write('and more');
    await page.click('Edit');
    await page.until(() => !page.find('.failed'), 'removed');
    expect(page.field.value).to.equal('Too much\nand more');
    expect(page.messages).not.to.include('Too much');
  });
});

describe('a session that has ended', () => {
  it('lets the customer go on in a new chat with the texts that were not sent', async () => {
    const client = answered().identify(crypto.randomUUID());
    const page = await inlineChat(client);
    await page.until(() => client.readers, 'connected');
    client.endSession();
    await send(page, 'Are you there?');
    await page.shows('Not sent: this chat is no longer available.');
    await send(page, 'Hello?');
    await page.until(() => page.chat.renderRoot.querySelectorAll('.failed').length === 2, 'both');
    await page.until(async () => (await countRecords()) >= 2, 'kept on the device');
    expect(buttonsOf(page)).to.deep.equal(['Start a new chat', 'Remove']);
    await expect(page.chat).to.be.accessible();
    await page.click('Start a new chat');
    await page.shows('How can we help?');
    expect(page.field.value).to.equal('Are you there?\nHello?');
    expect(page.find('.failed')).to.equal(null);
    await page.until(async () => (await countRecords()) === 0, 'gone from the device');
    page.press('Enter');
    await page.until(() => !page.find('.progress') && page.messages.length === 1, 'sent');
    expect(client.stored.map(({ type }) => type)).to.include('message.created');
  });

  it('is named in the status line, which offers a new chat', async () => {
    const client = withAgent();
    const page = await inlineChat(client);
    await page.until(() => client.readers, 'connected');
    client.endSession();
    await page.shows('This chat is no longer available.');
    await expect(page.chat).to.be.accessible();
    await page.click('Start a new chat');
    await page.shows('How can we help?');
    expect(page.find('.status')).to.equal(null);
  });

  it('is named if the customer asks for a person', async () => {
    const client = answered();
    client.faults.set('handOff', fakeError('not-found', 404));
    const page = await inlineChat(client);
    await page.click('Talk to a person');
    await page.shows('This chat is no longer available.');
  });

  it('asks a customer who has signed out to sign in, and goes on after that', async () => {
    const client = new FakeChatClient();
    client.faults.set('list', fakeError('expired-token', 401));
    const page = await inlineChat(client);
    await page.shows('Please sign in again');
    await expect(page.chat).to.be.accessible();
    client.faults.clear();
    await page.click('Try again');
    await page.shows('How can we help?');
  });
});
