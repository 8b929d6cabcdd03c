import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { LiveConversation } from '@tellerkit/sdk/live';
import type { LiveConversationOptions } from '@tellerkit/sdk/live';
import { FakeClock } from '../testing/fake-clock.ts';
import { aConversation, FakeLiveClient } from '../testing/fake-live-client.ts';
import { FakeOutboxStore } from '../testing/fake-outbox-store.ts';
import { reaches, sentAll } from '../testing/reaches.ts';
import { settle } from '@tellerkit/tooling/settle';

async function started(options: Partial<LiveConversationOptions> = {}) {
  const client = new FakeLiveClient();
  client.existing = aConversation();
  const clock = new FakeClock();
  const live = new LiveConversation({ client, clock, random: () => 0.5, ...options });
  await live.start();
  return { client, live };
}

const texts = (live: LiveConversation) =>
  live.getSnapshot().items.flatMap((item) => {
    const block = item.kind === 'message' ? item.message.content[0] : undefined;
    return block?.type === 'text' ? block.text : [];
  });

const assistant = { role: 'assistant', id: null, displayName: null } as const;

describe('a closed conversation', () => {
  for (const options of [{}, { conversationId: 'cnv_1' }, { outbox: new FakeOutboxStore() }])
    test(`makes the next message open a new conversation (options: ${Object.keys(options).join() || 'none'})`, async () => {
      const { client, live } = await started(options);
      live.send('old');
      await sentAll(live);
      await live.close();
      live.send('new');
      live.send('more');
      await sentAll(live);
      assert.deepEqual([texts(live), live.getSnapshot().outgoing], [['new', 'more'], []]);
      assert.deepEqual(live.getSnapshot().conversation?.id, client.existing?.id);
      assert.equal(client.created.length, 1);
      client.store('an answer', null, assistant);
      await reaches(live, ({ unread }) => unread > 0);
      assert.deepEqual([texts(live).at(-1), live.getSnapshot().unread], ['an answer', 1]);
      live.stop();
    });

  test('shares its idempotency key with no later conversation', async () => {
    const { client, live } = await started({ newConversation: { customer: { externalId: 'A' } } });
    client.existing = undefined;
    for (const text of ['first', 'second', 'third']) {
      live.send(text);
      await sentAll(live);
      assert.deepEqual(texts(live), [text]);
      await live.close();
    }
    assert.equal(new Set(client.created).size, 3);
    live.stop();
  });

  test('refuses a message, and a retry sends the message to the next conversation', async () => {
    const { client, live } = await started();
    live.send('before');
    await sentAll(live);
    // Somebody else closes the conversation, and the event has not arrived here.
    client.existing = { ...aConversation(), state: 'closed' };
    const key = live.send('late');
    await settle();
    assert.equal(live.getSnapshot().outgoing[0]?.error?.code, 'conversation-closed');
    await live.close();
    live.retry(key);
    await sentAll(live);
    assert.deepEqual([texts(live), live.getSnapshot().outgoing], [['late'], []]);
    live.stop();
  });

  test('does not suppress read marks of the next conversation, whose sequence numbers restart', async () => {
    const { client, live } = await started();
    for (const text of ['one', 'two', 'three']) client.store(text, null, assistant);
    await settle();
    live.markRead();
    await settle();
    await live.close();
    live.send('new');
    await settle();
    client.store('answer', null, assistant);
    await settle();
    live.markRead();
    await settle();
    assert.deepEqual(client.readUpTo, [3, 2]);
    live.stop();
  });
});
