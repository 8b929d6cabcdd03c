import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openKernel } from '../kernel/open-kernel.ts';
import { openSqlite } from '../node/index.ts';
import { conversationTopic } from './append.ts';
import { SharedReads } from './shared-reads.ts';

const conversationId = 'cnv_1';
const range = { tenantId: 'tnt_1', conversationId, after: 0, limit: 10 };

test('readers who ask together share a reading, but none that began before the last event', async (context) => {
  const opened = openKernel({ database: openSqlite(':memory:'), tenants: [] });
  context.after(() => opened.close());
  const kernel = await opened.kernel;
  const reads = new SharedReads(kernel);
  const topic = conversationTopic(conversationId);

  const early = reads.stored(range);
  const beside = reads.stored(range);
  kernel.bus.publish(topic, '{"type":"typing"}');
  const stillBeside = reads.stored(range);
  const elsewhere = reads.stored({ ...range, after: 1 });
  kernel.bus.publish(topic);
  const late = reads.stored(range);

  assert.equal(await beside, await early);
  assert.equal(await stillBeside, await early);
  assert.notEqual(await elsewhere, await early);
  assert.notEqual(await late, await early, 'it may not hold the event that was told of');
  assert.notEqual(await reads.stored(range), await late, 'nothing is kept');
});

test('a payload is parsed once for all who ask in turn', () => {
  const reads = new SharedReads({ db: undefined as never, bus: undefined as never });
  const event = reads.passing('{"type":"typing"}');
  assert.equal(event.type, 'typing');
  assert.equal(reads.passing('{"type":"typing"}'), event);
  assert.equal(reads.passing('{"type":"answer.started"}').type, 'answer.started');
});
