import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stemEnglish } from './english-stem.ts';

const together: readonly (readonly string[])[] = [
  ['card', 'cards'],
  ['charge', 'charged', 'charging', 'charges'],
  ['cancel', 'cancelled', 'cancelling', 'cancellation'],
  ['apply', 'applied', 'applies', 'application'],
  ['lose', 'lost', 'losing'],
  ['activate', 'activation', 'activated'],
  ['replace', 'replacement', 'replacing'],
  ['withdraw', 'withdrawal', 'withdrew'],
  ['month', 'monthly'],
];

for (const forms of together) {
  test(`${forms.join(', ')} share a stem`, () => {
    assert.equal(new Set(forms.map(stemEnglish)).size, 1, forms.map(stemEnglish).join(', '));
  });
}

test('different words keep different stems', () => {
  assert.notEqual(stemEnglish('statement'), stemEnglish('state'));
  assert.notEqual(stemEnglish('personal'), stemEnglish('person'));
});

test('stemEnglish leaves short words, numbers and other scripts unchanged', () => {
  for (const word of ['us', '2026', '转账', 'éclair']) assert.equal(stemEnglish(word), word);
});

test('stemEnglish treats the names of object properties, such as `constructor`, as ordinary words', () => {
  for (const word of Object.getOwnPropertyNames(Object.prototype))
    assert.equal(typeof stemEnglish(word.toLowerCase()), 'string', word);
});
