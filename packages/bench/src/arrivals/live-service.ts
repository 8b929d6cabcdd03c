/** Runs the real service in a separate process, for the readers of `live-arrivals.ts`. */
import { createService } from '@tellerkit/service';
import { listen, openSqlite } from '@tellerkit/service/node';

const publishableKey = 'pk_bench_0123456789abcdef';

const service = createService({
  database: openSqlite(':memory:'),
  assistant: null,
  rateLimits: false,
  // All readers share the address of this machine
  bounds: { addressStreams: Infinity },
  tenants: [
    {
      slug: 'bench',
      name: 'Bench',
      publishableKeys: [publishableKey],
      secretKeys: ['sk_bench_0123456789abcdef'],
    },
  ],
});
const { port } = await listen(service, { port: 0 });

async function post<Body>(path: string, credential: string, body: unknown): Promise<Body> {
  const headers = { authorization: `Bearer ${credential}`, 'content-type': 'application/json' };
  const request = { method: 'POST', headers, body: JSON.stringify(body) };
  const response = await service.fetch(new Request(`http://service.bench${path}`, request));
  return (await response.json()) as Body;
}

/** Path and credential with which a reader follows a conversation. */
export interface Reader {
  readonly path: string;
  readonly token: string;
}

/** A command that the bench sends to this process. */
export type Command =
  | { readonly command: 'readers'; readonly count: number }
  | { readonly command: 'send'; readonly messages: number; readonly everyMs: number };

let readers: Reader[] = [];

async function openReaders(count: number): Promise<unknown> {
  readers = [];
  while (readers.length < count) {
    const session = { channel: 'web', locale: 'en' };
    const { token } = await post<{ token: string }>('/v1/sessions', publishableKey, session);
    const { id } = await post<{ id: string }>('/v1/conversations', token, {});
    readers.push({ path: `/v1/conversations/${id}`, token });
  }
  return { port, readers };
}

/** Sends messages to all conversations in turn. Each message contains the time just before it is stored. */
async function send(messages: number, everyMs: number): Promise<unknown> {
  const startedAt = Date.now();
  for (let sent = 0; sent < messages; sent++) {
    const restMs = startedAt + sent * everyMs - Date.now();
    if (restMs > 0) await new Promise((resolve) => setTimeout(resolve, restMs));
    const { path, token } = readers[sent % readers.length] as Reader;
    const content = [{ type: 'text', text: `sent at ${Date.now()}.` }];
    await post(`${path}/messages`, token, { content });
  }
  return undefined;
}

process.on('message', (message) => {
  const command = message as Command;
  const done =
    command.command === 'readers'
      ? openReaders(command.count)
      : send(command.messages, command.everyMs);
  void done.then((result) => process.send?.(result ?? null));
});
process.send?.('ready');
