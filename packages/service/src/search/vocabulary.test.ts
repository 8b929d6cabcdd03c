import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Vocabulary } from './vocabulary.ts';

function filled(): Vocabulary {
  const vocabulary = new Vocabulary();
  vocabulary.add(new Set(['card', 'password']));
  vocabulary.add(new Set(['card', 'transfer']));
  return vocabulary;
}

test('a vocabulary gives a rarer term more weight', () => {
  const vocabulary = filled();
  assert.ok(vocabulary.weight('transfer') > vocabulary.weight('card'));
  assert.ok(vocabulary.weight('unheard') > vocabulary.weight('transfer'));
});

test('a vocabulary finds the correct spelling of a misspelled word', () => {
  const vocabulary = filled();
  assert.equal(vocabulary.closest('pasword'), 'password');
  assert.equal(vocabulary.closest('tranfser'), 'transfer');
  assert.equal(vocabulary.closest('weather'), null);
  assert.equal(vocabulary.closest('cad'), null);
});

test('a vocabulary forgets the terms of a removed article', () => {
  const vocabulary = filled();
  vocabulary.remove(new Set(['card', 'transfer']));
  assert.equal(vocabulary.has('transfer'), false);
  assert.equal(vocabulary.has('card'), true);
});
