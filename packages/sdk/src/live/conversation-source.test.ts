import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Participant } from '@tellerkit/contract';
import { aConversation, FakeLiveClient } from '../testing/fake-live-client.ts';
import { ConversationSource } from './conversation-source.ts';
import type { LiveSnapshot } from '../snapshot/live-snapshot.ts';
import { toLiveContext } from './live-context.ts';

const agent: Participant = { role: 'agent', id: 'agt_1', displayName: 'Counter 3' };
const assistant: Participant = { role: 'assistant', id: null, displayName: null };

/** Creates a state that has shown something already, and a service that has stored some messages. */
function setUp(before: Partial<LiveSnapshot>, messages: number, author = assistant) {
  const client = new FakeLiveClient();
  client.existing = aConversation();
  for (let number = 1; number <= messages; number++)
    client.store(`message ${number}`, null, author);
  const context = toLiveContext({ client }, new AbortController().signal, () => undefined);
  const { state } = context;
  state.change({ conversation: client.existing, ...before });
  return { client, state, source: new ConversationSource(context) };
}

describe('ConversationSource, on a reload of the conversation', () => {
  test('removes the unfinished answer, the agent and the typing participants of the old snapshot', async () => {
    const answer = { messageId: 'msg_2', text: 'Half of' };
    const { state, source } = setUp({ answer, agent, typing: [agent], lastSequence: 1 }, 3);
    await source.read('cnv_1', undefined, { after: 1, before: 3 });
    const { answer: after, agent: serving, typing, items } = state.snapshot;
    assert.deepEqual([after, serving, typing, items.length], [null, null, [], 3]);
  });

  test('keeps the connection state, and keeps the survey if the conversation is unchanged', async () => {
    const before = { connection: 'reconnecting', surveyId: 'svy_1' } as const;
    const { client, state, source } = setUp(before, 1);
    await source.read('cnv_1');
    const { connection, surveyId } = state.snapshot;
    assert.deepEqual({ connection, surveyId }, before);
    state.change({ conversation: { ...aConversation(), id: 'cnv_0' }, readUpTo: 1 });
    client.store('message 2', null, assistant);
    await source.read('cnv_1');
    assert.deepEqual([state.snapshot.surveyId, state.snapshot.unread], [null, 2]);
  });

  test('limits the read mark to the newest stored event', async () => {
    const { client, state, source } = setUp({ readUpTo: 10 }, 4);
    await source.read('cnv_1');
    assert.deepEqual([state.snapshot.readUpTo, state.snapshot.unread], [4, 0]);
    client.store('message 5', null, assistant);
    await source.read('cnv_1');
    assert.deepEqual([state.snapshot.readUpTo, state.snapshot.unread], [4, 1]);
  });

  test('shows an agent who joined before the loaded events, with the name from a loaded message', async () => {
    for (const author of [agent, assistant]) {
      const { client, state, source } = setUp({}, 2, author);
      client.existing = { ...aConversation(), state: 'agent', agentId: 'agt_1' };
      await source.read('cnv_1');
      const displayName = author === agent ? 'Counter 3' : null;
      assert.deepEqual(state.snapshot.agent, { role: 'agent', id: 'agt_1', displayName });
    }
  });
});

test('ConversationSource loads each event of history once, although the service repeats a page', async (t) => {
  const { client, state, source } = setUp({}, 450);
  await source.read('cnv_1');
  const list = client.events.list.bind(client.events);
  let after = 50;
  const repeated = t.mock.method(client.events, 'list', async (id: string) =>
    list(id, { after, limit: 500 }),
  );
  assert.equal(await source.readEarlier(), true);
  assert.equal(repeated.mock.callCount(), 1);
  assert.deepEqual([state.snapshot.items.length, state.snapshot.firstSequence], [400, 51]);
  after = 0;
  client.longestPage = 20;
  assert.equal(await source.readEarlier(), true);
  assert.equal(repeated.mock.callCount(), 3);
  assert.equal(state.snapshot.items.length, 420);
});

test('ConversationSource loads a whole page of history, although the service returns short pages', async () => {
  const { client, state, source } = setUp({}, 450);
  await source.read('cnv_1');
  client.longestPage = 70;
  assert.equal(await source.readEarlier(), true);
  const { items, firstSequence } = state.snapshot;
  assert.deepEqual([items.length, firstSequence], [400, 51]);
  client.longestPage = 500;
  await source.readEarlier();
  assert.equal(state.snapshot.items.length, 450);
});
