import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { settle } from '@tellerkit/tooling/settle';
import { FakeBrowser } from '../testing/fake-browser.ts';
import type { TabMessage } from '../tabs/tab-message.ts';
import { KeyHolder } from './key-holder.ts';
import { SealedChannel } from './sealed-channel.ts';

const name = 'tellerkit 2 customer conversation';

async function setUp() {
  const browser = new FakeBrowser();
  const openChannel = () => browser.open().platform.openChannel!(name);
  const open = async (key = 'A'.repeat(43), as = name, onPing = () => undefined) => {
    const received: TabMessage[] = [];
    const receive = (message: TabMessage) => {
      received.push(message);
      if (message.type === 'ping') onPing();
    };
    const held = await new KeyHolder(async () => ({ id: 'customer', key })).get();
    const channel = new SealedChannel(openChannel(), as, held, receive);
    return { channel, received };
  };
  /** The channel of another script of the origin, with everything that it has heard. */
  const script = openChannel();
  const heard: unknown[] = [];
  script.onmessage = ({ data }) => heard.push(data);
  return { heard, open, script };
}

const ping: TabMessage = { type: 'ping' };
const opened = (conversationId: string): TabMessage => ({ type: 'opened', conversationId });

describe('SealedChannel', () => {
  test('passes messages between the tabs of a customer in order', async () => {
    const { open } = await setUp();
    const [sender, receiver] = [await open(), await open()];
    const messages = Array.from({ length: 200 }, (_, index) => opened(`cnv_${index}`));
    for (const message of messages) sender.channel.post(message);
    await settle();
    assert.deepEqual(receiver.received, messages);
  });

  test('drops messages of other scripts of the origin', async () => {
    const { open, script } = await setUp();
    const { received } = await open();
    const bytes = new Uint8Array(40);
    for (const forged of [
      opened('cnv_1'),
      ['sender', 1, ping],
      { iv: bytes.slice(0, 12), data: bytes.buffer },
      { iv: 1, data: null },
      null,
      undefined,
      'ping',
    ])
      script.postMessage(forged);
    await settle();
    assert.deepEqual(received, []);
  });

  test('drops a message that another script repeats', async () => {
    const { heard, open, script } = await setUp();
    const [sender, receiver] = [await open(), await open()];
    sender.channel.post(ping);
    await settle();
    sender.channel.post(opened('cnv_1'));
    await settle();
    for (const data of heard.slice()) script.postMessage(data);
    await settle();
    assert.deepEqual(receiver.received, [ping, opened('cnv_1')]);
    assert.deepEqual(sender.received, []);
  });

  test('shows other scripts no content of a message', async () => {
    const { heard, open } = await setUp();
    const { channel } = await open();
    channel.post(opened('cnv_secret'));
    await settle();
    const [sealed] = heard as [{ data: ArrayBuffer }];
    assert.ok(!new TextDecoder('latin1').decode(sealed.data).includes('cnv_secret'));
  });

  test('drops messages of another customer and of another channel', async () => {
    const { open } = await setUp();
    const { received } = await open();
    const stranger = await open('B'.repeat(43));
    const elsewhere = await open(undefined, 'tellerkit 2 customer other');
    stranger.channel.post(ping);
    elsewhere.channel.post(ping);
    await settle();
    assert.deepEqual(received, []);
  });

  test('passes later messages on although a listener throws, and reports the error', async (t) => {
    const failure = new Error('listener failed');
    const reported: unknown[] = [];
    const report = (reason: unknown) => reported.push(reason);
    // The test runner also listens, and would fail the test
    const listeners = process.rawListeners('unhandledRejection');
    process.removeAllListeners('unhandledRejection').on('unhandledRejection', report);
    t.after(() => {
      process.off('unhandledRejection', report);
      for (const each of listeners) process.on('unhandledRejection', each as () => void);
    });
    const { open } = await setUp();
    const receiver = await open(undefined, undefined, () => {
      throw failure;
    });
    const { channel } = await open();
    for (const message of [ping, opened('cnv_1')]) channel.post(message);
    await settle();
    assert.deepEqual(receiver.received, [ping, opened('cnv_1')]);
    assert.deepEqual(reported, [failure]);
  });

  test('sends the messages before close() and receives none after it', async () => {
    const { open } = await setUp();
    const [sender, receiver] = [await open(), await open()];
    sender.channel.post(ping);
    sender.channel.close();
    receiver.channel.post(opened('cnv_1'));
    await settle();
    assert.deepEqual([receiver.received, sender.received], [[ping], []]);
  });
});
