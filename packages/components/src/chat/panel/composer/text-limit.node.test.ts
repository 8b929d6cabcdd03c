import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { textBlock } from '@tellerkit/contract';
import { charactersLeft, isSendable, textLimit, toText } from './text-limit.ts';

/** Characters of one to four bytes, of several code points, and ones that no service can store. */
const parts = [
  'x',
  ' ',
  '\n',
  'é',
  '银',
  '🏦',
  '👩‍👩‍👧‍👦',
  'क्षि',
  '\u202e',
  '\u00a0',
  '\0',
  '\ud83d',
  '\ude42',
];

/** A small generator of numbers from 0 to below 1, the same in each run (mulberry32). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Builds a text of random parts with a length around the limit, or a short text. */
function randomText(random: () => number): string {
  const chosen = parts.filter(() => random() < 0.4);
  const length = random() < 0.2 ? Math.floor(random() * 4) : 3950 + Math.floor(random() * 100);
  let text = '';
  for (let count = 0; count < length && chosen.length > 0;) {
    const part = chosen[Math.floor(random() * chosen.length)] ?? '';
    text += part;
    count += Array.from(part).length;
  }
  return text;
}

describe('the text limit of a message', () => {
  test('shows a counter only for texts near or above the limit', () => {
    assert.equal(charactersLeft('x'.repeat(3599)), null);
    assert.equal(charactersLeft('x'.repeat(3600)), 400);
    assert.equal(charactersLeft('x'.repeat(4001)), -1);
  });

  test('counts an emoji as the code points that the service counts', () => {
    assert.equal(charactersLeft('🏦'.repeat(3599)), null);
    assert.equal(charactersLeft('🏦'.repeat(4400)), -400);
    assert.ok(isSendable('👩‍👩‍👧‍👦'.repeat(364)));
    assert.equal(charactersLeft('👩‍👩‍👧‍👦'.repeat(572)), -4);
  });

  test('allows 4,000 characters, and refuses longer and blank texts', () => {
    assert.ok(isSendable('x'.repeat(textLimit)));
    assert.ok(!isSendable('x'.repeat(textLimit + 1)));
    assert.ok(!isSendable(' \n '));
    assert.ok(!isSendable('\0 '));
  });

  test('leaves white space around the text out of the count, because it is not sent', () => {
    assert.ok(isSendable(` ${'x'.repeat(textLimit)}\n`));
    assert.equal(charactersLeft(`${'x'.repeat(textLimit)}\n\n`), 0);
  });

  test('accepts and refuses the same texts as the contract', () => {
    const random = generator(20261130);
    const verdicts = { true: 0, false: 0 };
    for (let round = 0; round < 2000; round += 1) {
      const draft = randomText(random);
      const text = toText(draft);
      const accepts = textBlock.safeParse({ type: 'text', text }).success;
      assert.equal(isSendable(draft), accepts, JSON.stringify(draft));
      assert.ok(text.isWellFormed() && !text.includes('\0'));
      verdicts[`${accepts}`] += 1;
    }
    assert.ok(verdicts.true > 400 && verdicts.false > 400, JSON.stringify(verdicts));
  });
});
