import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { textBlock } from '@tellerkit/contract';
import { charactersLeft, isSendable, textLimit } from './text-limit.ts';

describe('the text limit of a message', () => {
  test('shows a counter only for texts near or above the limit', () => {
    assert.equal(charactersLeft('x'.repeat(3599)), null);
    assert.equal(charactersLeft('x'.repeat(3600)), 400);
    assert.equal(charactersLeft('x'.repeat(4001)), -1);
  });

  test('allows 4,000 characters, and refuses longer and blank texts', () => {
    assert.ok(isSendable('x'.repeat(textLimit)));
    assert.ok(!isSendable('x'.repeat(textLimit + 1)));
    assert.ok(!isSendable(' \n '));
  });

  test('equals the limit of a text block in the contract', () => {
    const fits = (length: number) =>
      textBlock.safeParse({ type: 'text', text: 'x'.repeat(length) }).success;
    assert.deepEqual([fits(textLimit), fits(textLimit + 1)], [true, false]);
  });
});
