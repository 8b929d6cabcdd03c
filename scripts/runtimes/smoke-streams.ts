import assert from 'node:assert/strict';
import { LiveConversation } from '@tellerkit/sdk/live';
import { client, open, text, withFault } from './smoke-client.ts';

async function sequencesOf(id: string, upTo: number, from = client): Promise<number[]> {
  const sequences: number[] = [];
  for await (const event of from.events.stream(id, { after: 0 })) {
    if ('sequence' in event && event.sequence) sequences.push(event.sequence);
    if (sequences.length >= upTo) break;
  }
  return sequences;
}

/** Checks of streams, and of a live conversation, which reads a stream. */
export const streamChecks: Readonly<Record<string, () => Promise<void>>> = {
  async 'a broken stream loses no event and repeats none'() {
    const { id } = await open();
    for (let count = 0; count < 8; count++) await client.messages.send(id, text(`m${count}`));
    const { lastSequence } = await client.conversations.get(id);
    const sequences = await sequencesOf(id, lastSequence, withFault('cut-stream'));
    assert.deepEqual(
      sequences,
      Array.from({ length: lastSequence }, (_, index) => index + 1),
    );
  },
  async 'a stream ends when its signal aborts'() {
    const { id } = await open();
    const controller = new AbortController();
    const onState = ({ state }: { state: string }) => state === 'open' && controller.abort();
    const stream = client.events.stream(id, { signal: controller.signal, onState });
    for await (const event of stream) assert.ok(event);
    assert.equal(controller.signal.aborted, true);
  },
  async 'a live conversation sends messages and shows them'() {
    const { id } = await open();
    const live = new LiveConversation({ client: withFault('lose-answer'), conversationId: id });
    await live.start();
    for (const value of ['one', 'two', 'three']) live.send(value);
    await new Promise<void>((resolve) => {
      const look = () => {
        const { items, outgoing } = live.getSnapshot();
        if (items.length >= 3 && outgoing.length === 0) resolve();
      };
      live.subscribe(look);
      look();
    });
    live.stop();
    assert.deepEqual(await sequencesOf(id, 3), [1, 2, 3]);
  },
};
