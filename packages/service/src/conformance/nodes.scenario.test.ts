import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Conversation } from '@tellerkit/contract';
import type { TestService } from '@tellerkit/service/test-kit';
import { Client } from 'pg';
import { openPostgres } from '../node/index.ts';
import { asBackEnd, asCustomer, callAs, openConversation } from '../testing/caller.ts';
import type { Caller } from '../testing/caller.ts';
import { startTwoBanks } from '../testing/two-banks.ts';
import { createDatabase, postgresAbsent } from './target.ts';

const newMessage = (text: string) => ({ content: [{ type: 'text', text }] });

describe('two nodes over one PostgreSQL', { skip: postgresAbsent }, () => {
  let database: Awaited<ReturnType<typeof createDatabase>>;
  let here: TestService;
  let there: TestService;

  before(async () => {
    database = await createDatabase();
    here = await startTwoBanks({ database: openPostgres(database.url) });
    there = await startTwoBanks({ database: openPostgres(database.url) });
  });
  after(async () => {
    await here.close();
    await there.close();
    await database.dispose();
  });

  /** Opens a conversation that one node writes and the other reads. */
  async function open() {
    const writer = await asCustomer(here);
    const { id } = await openConversation(writer);
    const reader = callAs(there, writer.credential);
    const path = `/v1/conversations/${id}`;
    return { writer, reader, path, stream: await reader.stream(`${path}/events/stream`) };
  }

  /** Waits until both nodes are connected: an ephemeral event of one node arrives at the other. */
  async function untilConnected(
    writer: Caller,
    path: string,
    stream: { until(type: string): Promise<unknown> },
  ) {
    const received = stream.until('typing').then(() => true);
    for (;;) {
      await writer.call('POST', `${path}/typing`);
      const next = new Promise<false>((resolve) => setImmediate(() => resolve(false)));
      if (await Promise.race([received, next])) return;
    }
  }

  test('a message sent on one node reaches a stream on the other node', async () => {
    const { writer, path, stream } = await open();
    await untilConnected(writer, path, stream);
    await writer.post(`${path}/messages`, newMessage('Are you there?'));
    const events = await stream.until('message.created');
    assert.equal(events.at(-1)?.id, 2);
    await stream.cancel();
  });

  test('a reader on one node receives the pieces of an answer that the other node streams', async () => {
    const { writer, path, stream } = await open();
    await untilConnected(writer, path, stream);
    const long = '银杏'.repeat(4000);
    // Keeps the answer open, because readers get no more pieces once the message is complete
    const read = Promise.withResolvers<void>();
    here.assistant.answersNext({ text: ['Like ', long, read.promise] });
    await writer.post(`${path}/messages`, newMessage('How?'));
    let pieces = '';
    while (pieces.length < 'Like '.length + long.length) {
      const data = (await stream.until('answer.delta', 'answer.snapshot')).at(-1)?.data;
      if (data?.type === 'answer.delta') pieces += data.data.text;
      if (data?.type === 'answer.snapshot') pieces = data.data.text;
    }
    assert.ok(pieces === `Like ${long}`);
    read.resolve();
    await stream.until('message.created');
    assert.equal(there.assistant.questions.length, 0);
    await stream.cancel();
  });

  test('the bus reconnects after a lost connection, and readers get the missed events', async () => {
    const { writer, path, stream } = await open();
    await untilConnected(writer, path, stream);
    const admin = new Client({ connectionString: database.url });
    await admin.connect();
    const cut = await admin.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and (query like 'listen%' or query like '%pg_notify%')",
    );
    assert.equal(cut.rowCount, 2);
    await admin.end();
    await writer.post(`${path}/messages`, newMessage('Still there?'));
    assert.equal((await stream.until('message.created')).at(-1)?.id, 2);
    await untilConnected(writer, path, stream);
    await stream.cancel();
  });

  test('while one node answers, a question sent to the other node is answered once, after that answer', async () => {
    const { writer, reader, path, stream } = await open();
    await untilConnected(writer, path, stream);
    const gate = Promise.withResolvers<void>();
    here.assistant.answersNext({ text: ['First', gate.promise] });
    const questionsBefore = [here.assistant.questions.length, there.assistant.questions.length];
    await writer.post(`${path}/messages`, newMessage('One'));
    await stream.until('answer.delta');
    await reader.post(`${path}/messages`, newMessage('Two'));
    // A reader that joins now on the other node first receives the text so far
    const late = await reader.stream(`${path}/events/stream?after=3`);
    const snapshot = (await late.until('answer.snapshot')).at(-1)?.data;
    assert.ok(snapshot?.type === 'answer.snapshot');
    assert.equal(snapshot.data.text, 'First');
    await late.cancel();
    gate.resolve();
    const answers = [];
    while (answers.length < 2) {
      const data = (await stream.until('message.created')).at(-1)?.data;
      assert.ok(data?.type === 'message.created');
      const { author, content } = data.data.message;
      if (author.role === 'assistant') answers.push(content[0]);
    }
    assert.deepEqual(answers, [
      { type: 'markdown', text: 'First' },
      { type: 'markdown', text: 'You asked: Two' },
    ]);
    assert.deepEqual(
      [here.assistant.questions.length, there.assistant.questions.length],
      [questionsBefore[0]! + 2, questionsBefore[1]],
    );
    await stream.cancel();
  });

  test("a new node leaves a question to the node that answers it, until that node's lease expires", async () => {
    const { writer, path, stream } = await open();
    await untilConnected(writer, path, stream);
    here.assistant.answersNext({ text: ['Half', new Promise(() => undefined)] });
    await writer.post(`${path}/messages`, newMessage('One'));
    await stream.until('answer.delta');
    const third = await startTwoBanks({ database: openPostgres(database.url) });
    // The third node searches periodically for unanswered questions. The search must not take this question
    await third.clock.advance(10_000);
    await asBackEnd(third).get('/v1/conversations');
    assert.equal(third.assistant.questions.length, 0);
    // Moves past the end of the lease that the first node holds
    await third.clock.advance(60_000);
    await stream.until('message.created');
    assert.equal(third.assistant.questions.length, 1);
    await third.close();
    await stream.cancel();
  });

  test('closing a conversation on one node ends the answer that the other node streams', async (context) => {
    const { writer, reader, path, stream } = await open();
    await untilConnected(writer, path, stream);
    const ended = Promise.withResolvers<void>();
    const answer = here.assistant.answer.bind(here.assistant);
    context.after(() => (here.assistant.answer = answer));
    here.assistant.answer = async function* (_question, { signal }) {
      yield { type: 'text', text: 'Half' };
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      ended.resolve();
    };
    await writer.post(`${path}/messages`, newMessage('One'));
    await stream.until('answer.delta');
    await reader.post(`${path}/close`, {});
    await ended.promise;
    await stream.cancel();
  });

  test("ending a session on one node ends the session's streams on the other node", async () => {
    const { writer, path, stream } = await open();
    await untilConnected(writer, path, stream);
    await writer.call('DELETE', '/v1/sessions/current');
    while (await stream.next());
    const listed = await callAs(there, writer.credential).call<Conversation>('GET', path);
    assert.equal(listed.status, 401);
  });
});
