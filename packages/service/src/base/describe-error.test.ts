import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeError } from './describe-error.ts';

test('describeError returns stack frames but no line of the message', () => {
  const error = new Error('Cannot store\n    at card 4111111111111111\n    at home');
  const { error: name, at } = describeError(error);
  assert.equal(name, 'Error');
  assert.match(String(at), /describe-error\.test\.ts/);
  assert.ok(!String(at).includes('4111') && !String(at).includes('at home'));
});
