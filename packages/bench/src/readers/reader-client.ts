/**
 * Holds one live stream per conversation in a separate process and reports their memory. Arguments: the kind of
 * client and the address of the service. The bench then sends the ids of the conversations.
 */
import { TellerClient } from '@tellerkit/sdk';
import { nodeTransport } from '@tellerkit/sdk/node';
import { heldMemory } from './held-memory.ts';

const [kind = '', baseUrl = ''] = process.argv.slice(2);
const secretKey = 'sk_bench_0123456789abcdef';
const http = kind === 'node' ? await nodeTransport() : undefined;
const client = new TellerClient({ baseUrl, secretKey, http });

/** Follows a conversation until the process ends. */
type Follow = (conversationId: string, onOpen: () => void, onEvent: () => void) => Promise<void>;

const bare: Follow = async (conversationId, onOpen, onEvent) => {
  const headers = { authorization: `Bearer ${secretKey}`, 'last-event-id': '1' };
  const response = await fetch(`${baseUrl}/v1/conversations/${conversationId}/events/stream`, {
    headers: { ...headers, accept: 'text/event-stream' },
  });
  onOpen();
  const text = response.body!.pipeThrough(new TextDecoderStream());
  for await (const chunk of text) if (chunk.includes('message.created')) onEvent();
};

const sdk: Follow = async (conversationId, onOpen, onEvent) => {
  const onState = ({ state }: { state: string }) => void (state === 'open' && onOpen());
  for await (const event of client.events.stream(conversationId, { after: 1, onState }))
    if (event.type === 'message.created') onEvent();
};

/** Returns `tick`, and `done`, which resolves after `count` calls of `tick`. */
function countdown(count: number) {
  let tick!: () => void;
  const done = new Promise<void>((resolve) => {
    tick = () => void (--count === 0 && resolve());
  });
  return { tick, done };
}

process.once('message', (conversations: string[]) => {
  void (async () => {
    const before = heldMemory();
    const open = countdown(conversations.length);
    const read = countdown(conversations.length);
    for (const id of conversations) void (kind === 'bare' ? bare : sdk)(id, open.tick, read.tick);
    await open.done;
    process.send?.('open');
    await read.done;
    process.send?.(heldMemory() - before);
  })();
});
process.once('disconnect', () => process.exit(0));
process.send?.('ready');
