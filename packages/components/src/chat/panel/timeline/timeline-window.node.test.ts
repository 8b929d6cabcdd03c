import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { TimelineItem } from '@tellerkit/sdk/live';
import { sampleTime } from '../../testing/samples.ts';
import { earlierStart, windowSize, windowStart } from './timeline-window.ts';

const items = (count: number): TimelineItem[] =>
  Array.from({ length: count }, (_, at) => ({
    kind: 'queued',
    key: `event-${at}`,
    sequence: at + 1,
    participant: null,
    occurredAt: sampleTime,
  }));

describe('the window on a timeline', () => {
  test('shows all of a short one', () => {
    assert.equal(windowStart(items(10), null), 0);
  });

  test('shows the last items of a long one', () => {
    assert.equal(windowStart(items(10_000), null), 10_000 - windowSize);
  });

  test('keeps its first item while the reader looks further up', () => {
    assert.equal(windowStart(items(300), 'event-100'), 100);
    assert.equal(windowStart(items(301), 'event-100'), 100);
  });

  test('never shows less than the last items', () => {
    assert.equal(windowStart(items(300), 'event-290'), 240);
  });

  test('falls back to the last items when its first one is gone', () => {
    assert.equal(windowStart(items(300), 'another'), 240);
  });

  test('widens by its own size, up to the first item', () => {
    assert.equal(earlierStart(240), 180);
    assert.equal(earlierStart(20), 0);
  });
});
