import assert from 'node:assert/strict';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import type { Conversation } from '@tellerkit/contract';
import { asCustomer } from '../testing/caller.ts';
import { serveOnSocket } from '../testing/serve-on-socket.ts';
import { startTwoBanks } from '../testing/two-banks.ts';
import { targets } from './target.ts';

/** Number of keys. With TELLERKIT_FULL=1 the test uses 200 keys and takes half a minute. */
const keyCount = process.env['TELLERKIT_FULL'] ? 200 : 24;
const repetitions = 50;

for (const target of targets.filter(({ keeps }) => keeps))
  test(
    `${target.name}: ${keyCount} idempotency keys open ${keyCount} conversations, although ${repetitions} parallel requests use each key`,
    { skip: target.absent ?? false },
    async (context) => {
      const database = await target.create();
      const bank = await startTwoBanks({ database: await database.open(), rateLimits: false });
      const listening = await serveOnSocket(bank);
      const agent = new Agent({ keepAlive: true, maxSockets: 2 * repetitions });
      context.after(async () => {
        agent.destroy();
        await listening.close();
        await database.dispose();
      });
      const customer = await asCustomer(bank);
      const post = async (key: string, body = '{}'): Promise<Posted> => {
        const sending = request(`${listening.url}/v1/conversations`, {
          agent,
          method: 'POST',
          headers: {
            authorization: `Bearer ${customer.credential}`,
            'content-type': 'application/json',
            'idempotency-key': key,
          },
        });
        sending.end(body);
        const [answer] = (await once(sending, 'response')) as [IncomingMessage];
        const { statusCode: status = 0, headers } = answer;
        return { status, headers, text: await text(answer) };
      };

      const bodies = new Set<string>();
      const postKey = async (key: string) => {
        const posted = await Promise.all(Array.from({ length: repetitions }, () => post(key)));
        const first = posted.filter(isFirst);
        assert.equal(first.length, 1, 'exactly one response is the first');
        const body = first[0]?.text ?? '';
        bodies.add(body);
        for (const later of posted.filter((answer) => !isFirst(answer))) {
          if (later.status === 201) assert.equal(later.text, body);
          else {
            assert.deepEqual([later.status, codeOf(later)], [409, 'idempotency-in-progress']);
            assert.match(later.headers['retry-after'] ?? '', /^[1-9]\d*$/);
          }
        }
        const repeated = await post(key);
        assert.deepEqual([repeated.status, repeated.text], [201, body]);
        assert.equal(repeated.headers['idempotent-replayed'], 'true');
        const other = await post(key, '{"locale":"zh-CN"}');
        assert.deepEqual([other.status, codeOf(other)], [422, 'idempotency-mismatch']);
      };
      const keys = Array.from({ length: keyCount }, (_, index) => `key-${index}`);
      // Two keys at a time, so that their parallel requests interfere with each other
      await Promise.all(
        [0, 1].map((half) =>
          inTurn(
            keys.filter((_, at) => at % 2 === half),
            postKey,
          ),
        ),
      );

      assert.equal(bodies.size, keyCount);
      let found = 0;
      for (let cursor: string | null = ''; cursor !== null;) {
        const next: string = cursor && `&cursor=${cursor}`;
        const page = await customer.get<ConversationPage>(`/v1/conversations?limit=100${next}`);
        found += page.items.length;
        cursor = page.nextCursor;
      }
      assert.equal(found, keyCount);
      assert.deepEqual(bank.errors, []);
    },
  );

interface ConversationPage {
  readonly items: readonly Conversation[];
  readonly nextCursor: string | null;
}

interface Posted {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
}

function isFirst({ status, headers }: Posted): boolean {
  return status === 201 && headers['idempotent-replayed'] === undefined;
}

function codeOf({ text: body }: Posted): string {
  return (JSON.parse(body) as { code: string }).code;
}

async function inTurn(keys: readonly string[], run: (key: string) => Promise<void>): Promise<void> {
  for (const key of keys) await run(key);
}
