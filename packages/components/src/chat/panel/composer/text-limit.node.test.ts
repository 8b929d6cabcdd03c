import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { charactersLeft, isSendable, textLimit } from './text-limit.ts';

describe('the limit of a message', () => {
  test('is counted near it only', () => {
    assert.equal(charactersLeft('x'.repeat(3599)), null);
    assert.equal(charactersLeft('x'.repeat(3600)), 400);
    assert.equal(charactersLeft('x'.repeat(4001)), -1);
  });

  test('lets through what the service takes', () => {
    assert.ok(isSendable('x'.repeat(textLimit)));
    assert.ok(!isSendable('x'.repeat(textLimit + 1)));
    assert.ok(!isSendable(' \n '));
  });
});
