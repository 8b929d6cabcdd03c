import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { aheadOf, placeState } from './place-state.ts';
import { entryOf } from '../testing/samples.ts';

const stream = (status: Parameters<typeof placeState>[1]['status']) => ({ status });

describe('placeState', () => {
  test('returns the state of the entry', () => {
    for (const state of ['waiting', 'called', 'served', 'left'] as const)
      assert.equal(placeState(entryOf({ state }), stream('open')), state);
  });

  test('returns "nobody" if a waiting entry has no expected wait', () => {
    assert.equal(placeState(entryOf({ expectedWait: null }), stream('open')), 'nobody');
    const called = entryOf({ state: 'called', expectedWait: null });
    assert.equal(placeState(called, stream('open')), 'called');
  });

  test('keeps the last known state while the connection is lost', () => {
    assert.equal(placeState(entryOf(), stream('waiting')), 'waiting');
    assert.equal(placeState(undefined, stream('waiting')), 'failed');
  });

  test('returns a different state for a loading, empty and failed place', () => {
    assert.equal(placeState(undefined, stream('connecting')), 'loading');
    assert.equal(placeState(undefined, stream('open')), 'loading');
    assert.equal(placeState(undefined, stream('idle')), 'empty');
    assert.equal(placeState(entryOf(), stream('failed')), 'failed');
  });

  test('returns the state of an entry that the page sets, even if no stream is open', () => {
    assert.equal(placeState(entryOf(), stream('idle')), 'waiting');
  });
});

test('aheadOf counts the customers ahead', () => {
  assert.equal(aheadOf(entryOf({ position: 3 })), 2);
  assert.equal(aheadOf(entryOf({ position: 1 })), 0);
  assert.equal(aheadOf(entryOf({ position: null })), 0);
});
