import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import type { Message } from '@tellerkit/contract';
import type { TestService } from '@tellerkit/service/test-kit';
import { Client } from 'pg';
import { openPostgres } from '../node/index.ts';
import { asCustomer, openConversation } from '../testing/caller.ts';
import type { Answered, Caller } from '../testing/caller.ts';
import { CuttingProxy } from '../testing/cutting-proxy.ts';
import type { CommitCut } from '../testing/cutting-proxy.ts';
import { eventually } from '../testing/eventually.ts';
import { startTwoBanks } from '../testing/two-banks.ts';
import { createDatabase, postgresAbsent } from './target.ts';

const cuts = 10;
const customers = 4;
const sendsBetweenCuts = 6;

describe('a fail-over of PostgreSQL', { skip: postgresAbsent }, () => {
  let database: Awaited<ReturnType<typeof createDatabase>>;
  let proxy: CuttingProxy;
  let bank: TestService;
  beforeEach(async () => {
    database = await createDatabase();
    proxy = await CuttingProxy.start(database.url);
    bank = await startTwoBanks({ database: openPostgres(proxy.url), assistant: null });
  });
  afterEach(async () => {
    await bank.close();
    await proxy.close();
    await database.dispose();
  });

  /** Ends every connection of the service, as the shutdown of a server does. */
  async function terminateAll() {
    const admin = new Client({ connectionString: database.url });
    await admin.connect();
    await admin.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
    await admin.end();
  }

  async function openPath(customer: Caller) {
    return `/v1/conversations/${(await openConversation(customer)).id}`;
  }

  test('10 cuts of all connections lose, double and reorder no message, and live readers receive each message', async () => {
    const sent: string[] = [];
    let progress = Promise.withResolvers<void>();
    let isOver = false;
    const parties = await Promise.all(
      Array.from({ length: customers }, async () => {
        const customer = await asCustomer(bank);
        const path = await openPath(customer);
        return { customer, path, follower: new Follower(customer, path) };
      }),
    );
    const sending = parties.map(async ({ customer, path }) => {
      const texts: string[] = [];
      while (!isOver) {
        const text = `Message ${texts.length}`;
        await sendSurely(customer, path, text);
        texts.push(text);
        sent.push(text);
        progress.resolve();
      }
      return texts;
    });
    for (let cut = 0; cut < cuts; cut += 1) {
      const goal = sent.length + sendsBetweenCuts;
      while (sent.length < goal) {
        // A sender that fails makes no progress
        await Promise.race([progress.promise, Promise.all(sending)]);
        progress = Promise.withResolvers();
      }
      await terminateAll();
    }
    isOver = true;
    for (const [index, party] of parties.entries()) {
      const texts = await sending[index]!;
      assert.deepEqual(await storedTexts(party.customer, party.path), texts);
      assert.deepEqual(await party.follower.read(texts.length), texts);
    }
  });

  for (const cut of ['before', 'during', 'after'] satisfies CommitCut[])
    test(`a connection cut ${cut} COMMIT stores a message with an idempotency key once and wakes its readers`, async () => {
      const customer = await asCustomer(bank);
      const path = await openPath(customer);
      const follower = new Follower(customer, path);
      await sendSurely(customer, path, 'First');
      await follower.read(1);
      const happened = proxy.cutNextCommit(cut, 'messages');
      assert.equal(await sendSurely(customer, path, 'Second'), 0);
      await happened;
      assert.deepEqual(await follower.read(2), ['First', 'Second']);
      assert.deepEqual(await storedTexts(customer, path), ['First', 'Second']);
    });

  test('a change without idempotency key whose commit is in doubt is refused with 503 and not repeated', async () => {
    const customer = await asCustomer(bank);
    const happened = proxy.cutNextCommit('after', 'conversations');
    const answer = await customer.call('POST', '/v1/conversations', { body: {} });
    await happened;
    assertUnavailable(answer);
    const { items } = await customer.get<{ items: unknown[] }>('/v1/conversations');
    assert.equal(items.length, 1);
  });

  test('while the database is down, calls get 503 with Retry-After, streams stay open, and both recover', async () => {
    const customer = await asCustomer(bank);
    const path = await openPath(customer);
    const follower = new Follower(customer, path);
    await sendSurely(customer, path, 'First');
    await follower.read(1);
    await proxy.refuse();
    const headers = { 'idempotency-key': 'while-down' };
    const body = message('Second');
    const [read, write, ready] = [
      await customer.call('GET', path),
      await customer.call('POST', `${path}/messages`, { headers, body }),
      await customer.call('GET', '/ready'),
    ];
    assertUnavailable(read);
    assertUnavailable(write);
    assert.equal(ready.status, 503);
    assert.equal((await customer.call('GET', '/health')).status, 200);
    await proxy.open();
    await eventually(async () => {
      // A failure of the database holds for a second
      await bank.clock.advance(1000);
      assert.equal((await customer.call('GET', '/ready')).status, 200);
    });
    await customer.post(`${path}/messages`, body, { headers });
    await bank.clock.advance(10_000);
    assert.deepEqual(await follower.read(2), ['First', 'Second']);
    assert.equal(follower.connections, 1);
  });
});

const message = (text: string) => ({ clientId: text, content: [{ type: 'text', text }] });

function assertUnavailable({ status, headers, body }: Answered<{ code?: string }>) {
  assert.deepEqual(
    [status, body.code, headers.get('retry-after')],
    [503, 'unavailable', '1'],
    JSON.stringify(body),
  );
}

/**
 * Sends a message, and repeats the request with the same key until the service accepts it, as the SDK does.
 *
 * @returns the number of refusals.
 */
async function sendSurely(customer: Caller, path: string, text: string): Promise<number> {
  for (let refusals = 0; ; refusals += 1) {
    const answer = await customer.call<Message & { code?: string }>('POST', `${path}/messages`, {
      headers: { 'idempotency-key': text.replace(' ', '-') },
      body: message(text),
    });
    if (answer.status === 201) return refusals;
    assertUnavailable(answer);
  }
}

async function storedTexts(customer: Caller, path: string): Promise<string[]> {
  const { items } = await customer.get<{ items: Message[] }>(`${path}/messages?limit=100`);
  return items.reverse().map(textOf);
}

function textOf({ content: [block] }: Message): string {
  return block?.type === 'text' ? block.text : '';
}

/** Follows the messages of a conversation, and resumes after the last event if the stream breaks. */
class Follower {
  connections = 0;
  readonly #customer: Caller;
  readonly #path: string;
  readonly #texts: string[] = [];
  #last = 0;
  #stream: ReturnType<Caller['stream']> | undefined;

  constructor(customer: Caller, path: string) {
    this.#customer = customer;
    this.#path = path;
  }

  /** Reads until the stream has delivered `count` messages, and returns their texts. */
  async read(count: number): Promise<string[]> {
    while (this.#texts.length < count) {
      try {
        this.#stream ??= this.#connect();
        const event = await (await this.#stream).next();
        if (event === undefined) throw new Error('The stream ended.');
        this.#last = event.id ?? this.#last;
        if (event.data.type === 'message.created')
          this.#texts.push(textOf(event.data.data.message));
      } catch {
        this.#stream = undefined;
      }
    }
    return this.#texts;
  }

  #connect() {
    this.connections += 1;
    return this.#customer.stream(`${this.#path}/events/stream`, {
      headers: { 'last-event-id': String(this.#last) },
    });
  }
}
