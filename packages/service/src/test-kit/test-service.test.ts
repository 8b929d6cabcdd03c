import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTestService } from '@tellerkit/service/test-kit';
import { openSqlite } from '../node/index.ts';
import { createLocalBus } from '../store/bus/bus.ts';
import { delayed } from './fault-actions.ts';
import { TestClock } from './test-clock.ts';

test('a service that cannot start is closed', async () => {
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

test('a call that was aborted before is not delayed, and not sent', async () => {
  const signal = AbortSignal.abort();
  const call = { endpoint: 'queues.list', call: 1, signal };
  const send = () => assert.fail('It was sent.');
  const action = delayed(new TestClock(), 1000);
  await assert.rejects(action(call, send), { name: 'AbortError' });
});
