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

describe('the window of rendered timeline items', () => {
  test('shows all items of a short timeline', () => {
    assert.equal(windowStart(items(10), null), 0);
  });

  test('shows the last items of a long timeline', () => {
    assert.equal(windowStart(items(10_000), null), 10_000 - windowSize);
  });

  test('keeps its first item while the reader has scrolled up', () => {
    assert.equal(windowStart(items(300), 'event-100'), 100);
    assert.equal(windowStart(items(301), 'event-100'), 100);
  });

  test('always shows at least the last 60 items', () => {
    assert.equal(windowStart(items(300), 'event-290'), 240);
  });

  test('shows the last items if its first item no longer exists', () => {
    assert.equal(windowStart(items(300), 'another'), 240);
  });

  test('grows by 60 items at a time, up to the first item', () => {
    assert.equal(earlierStart(240), 180);
    assert.equal(earlierStart(20), 0);
  });
});
