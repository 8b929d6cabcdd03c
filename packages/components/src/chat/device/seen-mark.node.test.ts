import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { seenMark } from './seen-mark.ts';

/** Creates a session storage in memory. */
function fakeStorage(): Storage {
  const entries = new Map<string, string>();
  return {
    getItem: (name: string) => entries.get(name) ?? null,
    setItem: (name: string, value: string) => void entries.set(name, value),
    removeItem: (name: string) => void entries.delete(name),
    clear: () => entries.clear(),
    key: () => null,
    length: 0,
  };
}

describe('seenMark', () => {
  test('restores the last seen event on the next page, for the same conversation only', () => {
    const storage = fakeStorage();
    const mark = seenMark(() => storage);
    assert.equal(mark.conversationId, undefined);
    mark.save('cnv_1', 12);
    const next = seenMark(() => storage);
    assert.equal(next.conversationId, 'cnv_1');
    assert.equal(next.load('cnv_1'), 12);
    assert.equal(next.load('cnv_2'), undefined);
    next.clear();
    assert.equal(next.conversationId, undefined);
  });

  test('stores nothing and does not throw if the browser denies storage', () => {
    const mark = seenMark(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    mark.save('cnv_1', 12);
    mark.clear();
    assert.equal(mark.conversationId, undefined);
    assert.equal(mark.load('cnv_1'), undefined);
  });
});
