import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTestService } from '@tellerkit/service/test-kit';
import { openSqlite } from '../node/index.ts';
import { createLocalBus } from '../store/bus/bus.ts';
import { delayed } from './fault-actions.ts';
import { TestClock } from './test-clock.ts';

test('a test service that cannot start closes its bus', async () => {
  const bus = createLocalBus();
  let closed = 0;
  const close = async () => {
    closed += 1;
  };
  const openBus = () => Object.assign(bus, { close });
  const noSchema = { ...openSqlite(':memory:'), schema: 'none', openBus };
  await assert.rejects(createTestService({ database: noSchema }));
  assert.equal(closed, 1);
});

test('a delay fault rejects a call that is already aborted, without sending it', async () => {
  const signal = AbortSignal.abort();
  const call = { endpoint: 'queues.list', call: 1, signal };
  const send = () => assert.fail('The aborted call was sent.');
  const action = delayed(new TestClock(), 1000);
  await assert.rejects(action(call, send), { name: 'AbortError' });
});
