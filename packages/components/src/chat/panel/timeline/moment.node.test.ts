import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { formatMoment } from './moment.ts';

describe('formatMoment', () => {
  const now = new Date(2026, 10, 20, 14, 5).getTime();
  const at = (...parts: [number, number, number, number, number]) =>
    new Date(...parts).toISOString();
  const plain = (text: string) => text.replaceAll('\u202f', ' ');

  test('adds the day for a time of another day, and the year for another year', () => {
    assert.equal(plain(formatMoment(at(2026, 10, 20, 9, 5), 'en', now)), '9:05 AM');
    assert.equal(plain(formatMoment(at(2026, 10, 19, 9, 5), 'en', now)), 'Nov 19, 9:05 AM');
    assert.match(plain(formatMoment(at(2025, 10, 19, 9, 5), 'en', now)), /Nov 19, 2025/);
    assert.equal(formatMoment(at(2026, 10, 19, 21, 5), 'zh-CN', now), '11月19日 21:05');
  });

  test('returns an empty text for an invalid time', () => {
    assert.equal(formatMoment('soon', 'en', now), '');
  });
});
