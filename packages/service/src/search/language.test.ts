import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languageOfLocale, languageOfScript } from './language.ts';

test('languageOfLocale knows the variants of a language', () => {
  assert.equal(languageOfLocale('en-GB'), 'en');
  assert.equal(languageOfLocale('zh-Hans-CN'), 'zh');
  assert.equal(languageOfLocale('zh_TW'), 'zh');
  assert.equal(languageOfLocale('fr'), 'other');
  assert.equal(languageOfLocale(''), 'other');
});

test('languageOfScript returns a language only for sufficient evidence', () => {
  assert.equal(languageOfScript('我的卡丢了'), 'zh');
  assert.equal(languageOfScript('用 App 转账'), 'zh');
  assert.equal(languageOfScript('I lost my card'), 'en');
  assert.equal(languageOfScript('ATM'), null);
  assert.equal(languageOfScript('🙂 123'), null);
});
