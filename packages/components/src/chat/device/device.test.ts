import { expect, fixture, html } from '@open-wc/testing';
import { ConnectionError } from '@tellerkit/sdk';
import type { ElementsClient, TellerProvider } from '../../provider/index.ts';
import '../../provider/define.ts';
import type { TellerChat } from '../chat.ts';
import { ChatPage } from '../testing/chat-fixture.ts';
import { countRecords, dumpStorages } from '../testing/dump-storages.ts';
import { fakeError, FakeChatClient } from '../testing/fake-chat-client.ts';
import { oneAtATime } from '../testing/one-at-a-time.ts';
import { assistant } from '../testing/samples.ts';

oneAtATime();

const secret = 'My PIN does not work, and I am abroad';
const storedLabel = 'Kept on this device until it is sent';

beforeEach(() => sessionStorage.clear());

/** Opens a chat as in a separate tab. This chat shares only the service and the device with other chats. */
async function openTab(client: FakeChatClient, sharedDevice = false): Promise<ChatPage> {
  const page = new ChatPage(
    await fixture<TellerChat>(
      html`<teller-chat
        inline
        locale="en"
        ?shared-device=${sharedDevice}
        .client=${client.forTab()}
      ></teller-chat>`,
    ),
  );
  await page.until(() => page.find('.turn, .welcome') && !page.find('.skeleton'), 'the panel');
  return page;
}

/** Creates a service that knows the customer but fails to receive messages. */
function sendingFails(): FakeChatClient {
  const client = new FakeChatClient().begin().identify();
  client.faults.set('send', new ConnectionError());
  return client;
}

const sentTimes = ({ stored }: FakeChatClient, text: string) =>
  stored.filter((event) => JSON.stringify(event).includes(text)).length;

describe('an unsent message', () => {
  it('survives a reload, is sent once, and is never stored in plain text', async () => {
    const client = sendingFails();
    const first = await openTab(client);
    await first.write(secret);
    first.press('Enter');
    await first.shows(storedLabel);
    expect(await countRecords()).to.equal(1);
    expect(await dumpStorages()).not.to.contain('PIN');
    first.chat.remove();

    const next = await openTab(client);
    await next.shows(secret);
    await next.shows(storedLabel);
    await expect(next.chat).to.be.accessible();
    expect(await dumpStorages()).not.to.contain('PIN');
    client.faults.clear();
    await next.until(() => sentTimes(client, secret) === 1, 'sent');
    await next.until(() => !next.find('.progress'), 'in the timeline');
    expect(next.messages).to.deep.equal([secret]);
    let records = -1;
    void (async () => {
      while ((records = await countRecords()));
    })();
    await next.until(() => records === 0, 'nothing is left on the device');
    expect(await dumpStorages()).not.to.contain('PIN');
    expect(sentTimes(client, secret)).to.equal(1);
  });

  it('survives a click on “Load again” after the service refused to open a conversation', async () => {
    const client = new FakeChatClient().identify();
    client.faults.set('create', fakeError('invalid-request', 422));
    const first = await openTab(client);
    await first.write(secret);
    first.press('Enter');
    await first.until(
      () => first.find('.turn [role="alert"], .turn .failed, .turn button'),
      'refused',
    );
    first.chat.remove();
    client.begin();
    client.say(assistant, 'Before');
    const next = await openTab(client);
    await next.shows(secret);
    client.lose(3);
    client.say(assistant, 'After');
    await next.shows('Load again');
    const { length } = client.calls;
    await next.click('Load again');
    await next.until(() => client.calls.length > length, 'reads again');
    await next.shows(secret);
    await next.chat.signOut();
  });

  it('can be removed after a reload', async () => {
    const client = sendingFails();
    const first = await openTab(client);
    await first.write(secret);
    first.press('Enter');
    await first.shows(storedLabel);
    first.chat.remove();
    const next = await openTab(client);
    await next.shows(storedLabel);
    await next.click('Remove');
    await next.until(() => !next.messages.length, 'removed');
    next.chat.remove();
    client.faults.clear();
    const last = await openTab(client);
    expect(last.messages).to.deep.equal([]);
    expect(sentTimes(client, secret)).to.equal(0);
  });

  it('is deleted in every tab when the customer signs out', async () => {
    const client = sendingFails();
    const [first, other] = [await openTab(client), await openTab(client)];
    await first.write(secret);
    first.press('Enter');
    await first.shows(storedLabel);
    await other.shows(secret);
    await other.write('Half a sentence about my ac');
    await first.chat.signOut();
    expect(await countRecords()).to.equal(0);
    await other.until(() => !other.messages.includes(secret), 'gone in the other tab');
    await other.until(() => !other.chat.client, 'the other tab is signed out, too');
    other.chat.client = new FakeChatClient();
    await other.shows('How can we help?');
    expect(other.field.value).to.equal('');
    client.faults.clear();
    const next = await openTab(client);
    expect(next.messages).to.deep.equal([]);
    expect(sentTimes(client, secret)).to.equal(0);
  });

  for (const leave of ['removed chat', 'provider', 'provider of another page'])
    it(`is deleted when the customer signs out after the chat has left the page: ${leave}`, async () => {
      const client = sendingFails();
      const tab = client.forTab();
      const provider = await fixture<TellerProvider>(
        html`<teller-provider .client=${tab}>
          <teller-chat inline locale="en"></teller-chat>
        </teller-provider>`,
      );
      const page = new ChatPage(provider.querySelector('teller-chat') as TellerChat);
      await page.until(() => page.find('textarea'), 'the panel');
      await page.write(secret);
      page.press('Enter');
      await page.shows(storedLabel);
      expect(await countRecords()).to.equal(1);
      page.chat.remove();
      if (leave === 'removed chat') {
        page.chat.client = tab;
        await page.chat.signOut();
      } else {
        if (leave !== 'provider') provider.client = client.forTab() as unknown as ElementsClient;
        await provider.updateComplete;
        await provider.signOut();
      }
      expect(await countRecords()).to.equal(0);
    });

  it('is deleted at sign-out by a client that has followed a sign-out in another tab', async () => {
    const client = sendingFails();
    const tab = client.forTab();
    const [first, other] = [await openTab(client), await openTab(client)];
    other.chat.client = tab;
    await first.write('Before the sign-out');
    first.press('Enter');
    await other.shows('Before the sign-out');
    await first.chat.signOut();
    await other.until(() => !other.chat.client, 'the other tab is signed out, too');
    other.chat.client = tab;
    await other.until(() => other.find('textarea'), 'the next session');
    await other.write(secret);
    other.press('Enter');
    await other.shows(storedLabel);
    expect(await countRecords()).to.equal(1);
    other.chat.remove();
    other.chat.client = tab;
    await other.chat.signOut();
    expect(await countRecords()).to.equal(0);
  });

  it('is not stored on a shared device', async () => {
    const client = sendingFails();
    const page = await openTab(client, true);
    await page.write(secret);
    page.press('Enter');
    await page.shows('Waiting for the connection');
    expect(await countRecords()).to.equal(0);
    expect({ ...sessionStorage }).to.deep.equal({});
  });

  it('stays in the field if the outbox is full, and the chat explains why', async () => {
    const client = sendingFails();
    const page = await openTab(client);
    for (let count = 1; count <= 100; count++) await page.chat.send(`Message ${count}`);
    await page.write('One too many');
    page.press('Enter');
    await page.shows('Too many messages are waiting to be sent.');
    expect(page.field.value).to.equal('One too many');
    await page.until(() => page.announced.some((text) => text.includes('Too many')), 'announced');
    await expect(page.chat).to.be.accessible();
    await page.chat.signOut();
  });
});

describe('two tabs of one customer', () => {
  it('share one connection, and the second tab connects when the first tab closes', async () => {
    const client = new FakeChatClient().begin().identify();
    const [first, other] = [await openTab(client), await openTab(client)];
    await first.until(() => client.readers === 1, 'one connection');
    await other.write('From the second tab');
    other.press('Enter');
    await first.shows('From the second tab');
    client.say(assistant, 'For both of you');
    await first.shows('For both of you');
    await other.shows('For both of you');
    expect(client.readers).to.equal(1);
    expect(sentTimes(client, 'From the second tab')).to.equal(1);
    first.chat.remove();
    await other.until(() => client.readers === 1, 'the other tab has connected');
    client.say(assistant, 'Still here');
    await other.shows('Still here');
  });
});

describe('events that the service has deleted', () => {
  it('leave a visible gap with a “Load again” button', async () => {
    const client = new FakeChatClient().begin();
    client.say(assistant, 'Before');
    const page = await openTab(client);
    await page.shows('Before');
    client.lose(3);
    client.say(assistant, 'After');
    await page.shows('Some messages could not be loaded');
    await page.shows('After');
    await expect(page.chat).to.be.accessible();
    await page.shows('Load again');
    await page.click('Load again');
    await page.shows('After');
  });
});
