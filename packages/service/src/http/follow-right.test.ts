import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { TestClock } from '@tellerkit/service/test-kit';
import { settle } from '@tellerkit/tooling/settle';
import { DatabaseUnavailableError } from '../base/database-unavailable.ts';
import { createLocalBus } from '../store/bus/bus.ts';
import { followRight } from './follow-right.ts';

describe('followRight', () => {
  function follow(answers: (boolean | Error)[]) {
    const bus = createLocalBus();
    const clock = new TestClock();
    let aborts = 0;
    let reads = 0;
    const right = {
      topics: ['right'],
      ended: 'ended',
      async holds() {
        reads += 1;
        const answer = answers.shift() ?? true;
        if (answer instanceof Error) throw answer;
        return answer;
      },
    };
    const parts = { bus, clock, track: () => undefined };
    const stop = followRight(parts, right, () => (aborts += 1));
    return { bus, clock, stop, aborts: () => aborts, reads: () => reads };
  }
  const unavailable = () => new DatabaseUnavailableError(new Error('cut'));

  test('reads the right again each second while the database is unavailable, and aborts only once the right has ended', async () => {
    const { bus, clock, aborts, reads } = follow([unavailable(), unavailable(), true, false]);
    bus.publish('right');
    for (const expected of [1, 2, 3]) {
      await settle();
      assert.equal(reads(), expected);
      await clock.advance(1000);
    }
    assert.equal(aborts(), 0);
    assert.equal(clock.pending, 0);
    bus.publish('right');
    await settle();
    assert.equal(aborts(), 1);
  });

  test('aborts at once after the notification of the end, and after a failure that no repetition mends', async () => {
    const ended = follow([]);
    ended.bus.publish('right', 'ended');
    assert.deepEqual([ended.aborts(), ended.reads()], [1, 0]);
    const failed = follow([new Error('no such column')]);
    failed.bus.publish('right');
    await settle();
    assert.equal(failed.aborts(), 1);
  });

  test('reads the right no more once nobody follows', async () => {
    const { bus, clock, stop, reads } = follow([unavailable(), unavailable()]);
    bus.publish('right');
    await settle();
    bus.publish('right');
    stop();
    await settle();
    assert.equal(clock.pending, 0);
    bus.publish('right');
    assert.equal(reads(), 2);
  });
});
