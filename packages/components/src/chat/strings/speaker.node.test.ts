import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { speakerName } from './speaker.ts';
import { english } from './strings.en.ts';
import { simplifiedChinese } from './strings.zh-cn.ts';

describe('a speaker', () => {
  test('has a display name, or the name of the role if the display name is missing', () => {
    assert.equal(speakerName(english, 'agent', 'Card Desk'), 'Card Desk');
    assert.equal(speakerName(english, 'assistant', null), 'Assistant');
    assert.equal(speakerName(simplifiedChinese, 'customer', 'Card Desk'), '您');
  });
});
