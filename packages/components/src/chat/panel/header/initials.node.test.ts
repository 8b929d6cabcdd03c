import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { initials } from './initials.ts';

describe('the initials of a name', () => {
  test('are one or two letters in Latin script, and one character in Chinese', () => {
    assert.equal(initials('Card Desk'), 'CD');
    assert.equal(initials('柜台'), '柜');
    assert.equal(initials('élodie'), 'É');
    assert.equal(initials(''), '');
  });

  test('are whole characters, also of several code points', () => {
    assert.equal(initials('👩‍💻 Helpdesk'), '👩‍💻');
    assert.equal(initials('🇩🇪 Team'), '🇩🇪');
    assert.equal(initials('क्षितिज'), 'क्षि');
    assert.equal(initials('e\u0301lodie o\u0308z'), 'E\u0301O\u0308');
  });
});
