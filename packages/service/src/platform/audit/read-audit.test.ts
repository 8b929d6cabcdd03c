import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Clock } from '../../base/clock.ts';
import type { Transact } from '../../store/unit-of-work.ts';
import { TestClock } from '../../test-kit/index.ts';
import { ReadAudit } from './read-audit.ts';
import type { AuditedRead } from './read-audit.ts';

interface OpenOptions {
  readonly fails?: () => boolean;
  readonly clock?: Clock;
}

function open(options: OpenOptions = {}) {
  let entries = 0;
  const transact = (async () => {
    if (options.fails?.()) throw new Error('No disk');
    entries += 1;
  }) as Transact;
  const errors: string[] = [];
  const logger = { info: () => undefined, error: (event: string) => errors.push(event) };
  const audit = new ReadAudit({ transact, clock: options.clock ?? new TestClock(), logger });
  return { audit, errors, count: () => entries };
}

const read = (target: string, requestId = 'r'): AuditedRead => ({
  caller: { kind: 'secret', id: 'key_1', tenantId: 'tnt_1' },
  requestId,
  action: 'messages.list',
  target,
  status: 200,
});

test('a reader of ever new targets does not fill the memory: the oldest entries are forgotten', async () => {
  const { audit, count } = open();
  for (let target = 0; target < 10_001; target += 1) await audit.record(read(`cnv_${target}`));
  await audit.record(read('cnv_10000'));
  assert.equal(count(), 10_001);
  await audit.record(read('cnv_0'));
  assert.equal(count(), 10_002);
});

test('all parallel reads are refused if their shared entry cannot be written, and the next read tries again', async () => {
  let isBroken = true;
  const { audit, errors, count } = open({ fails: () => isBroken });
  const refused = [1, 2, 3].map(() =>
    assert.rejects(audit.record(read('cnv_1')), { code: 'unavailable', status: 503 }),
  );
  await Promise.all(refused);
  assert.deepEqual(errors, ['audit-failed', 'audit-failed', 'audit-failed']);
  isBroken = false;
  await audit.record(read('cnv_1'));
  assert.equal(count(), 1);
});

test('a read after the clock was set back gets a new entry, which further reads share', async () => {
  let now = 1_000_000_000;
  const { audit, count } = open({ clock: { now: () => now, setTimeout: () => () => undefined } });
  await audit.record(read('cnv_1'));
  now -= 600_000;
  await audit.record(read('cnv_1'));
  assert.equal(count(), 2);
  now += 1000;
  await audit.record(read('cnv_1'));
  assert.equal(count(), 2);
});
