import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { initials, speakerName } from './speaker.ts';
import { english } from './strings.en.ts';
import { simplifiedChinese } from './strings.zh-cn.ts';

describe('a speaker', () => {
  test('has a display name, or the name of the role if the display name is missing', () => {
    assert.equal(speakerName(english, 'agent', 'Card Desk'), 'Card Desk');
    assert.equal(speakerName(english, 'assistant', null), 'Assistant');
    assert.equal(speakerName(simplifiedChinese, 'customer', 'Card Desk'), '您');
  });

  test('has one or two initials in Latin script, and one character in Chinese', () => {
    assert.equal(initials('Card Desk'), 'CD');
    assert.equal(initials('柜台'), '柜');
    assert.equal(initials('élodie'), 'É');
    assert.equal(initials(''), '');
  });

  test('has whole characters as initials, also of several code points', () => {
    assert.equal(initials('👩‍💻 Helpdesk'), '👩‍💻');
    assert.equal(initials('🇩🇪 Team'), '🇩🇪');
    assert.equal(initials('क्षितिज'), 'क्षि');
    assert.equal(initials('e\u0301lodie o\u0308z'), 'E\u0301O\u0308');
  });
});
