import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { aheadOf, placeState } from './place-state.ts';
import { entryOf, errorOf } from '../testing/samples.ts';

const stream = (status: Parameters<typeof placeState>[1]['status'], error?: Error) => ({
  status,
  error,
});

describe('placeState', () => {
  test('says how far an entry has come', () => {
    for (const state of ['waiting', 'called', 'served', 'left'] as const)
      assert.equal(placeState(entryOf({ state }), stream('open')), state);
  });

  test('says that nobody is on duty when there is no wait to expect', () => {
    assert.equal(placeState(entryOf({ expectedWait: null }), stream('open')), 'nobody');
    const called = entryOf({ state: 'called', expectedWait: null });
    assert.equal(placeState(called, stream('open')), 'called');
  });

  test('keeps the last thing known while the connection is lost', () => {
    assert.equal(placeState(entryOf(), stream('waiting')), 'waiting');
    assert.equal(placeState(undefined, stream('waiting')), 'failed');
  });

  test('tells loading, nothing to load, refused and unknown apart', () => {
    assert.equal(placeState(undefined, stream('connecting')), 'loading');
    assert.equal(placeState(undefined, stream('open')), 'loading');
    assert.equal(placeState(undefined, stream('idle')), 'empty');
    assert.equal(placeState(undefined, stream('failed', errorOf('forbidden'))), 'failed');
    assert.equal(placeState(entryOf(), stream('failed', errorOf('not-found'))), 'unknown');
  });

  test('shows a place that the page gives, without a stream', () => {
    assert.equal(placeState(entryOf(), stream('idle')), 'waiting');
  });
});

test('aheadOf counts those in front', () => {
  assert.equal(aheadOf(entryOf({ position: 3 })), 2);
  assert.equal(aheadOf(entryOf({ position: 1 })), 0);
  assert.equal(aheadOf(entryOf({ position: null })), 0);
});
