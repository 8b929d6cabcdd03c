import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { directionOf, matchLocale } from './catalogue.ts';
import { enPlace, enWait } from './en.ts';
import { zhCnPlace, zhCnWait } from './zh-cn.ts';

const minutes = (min: number, max: number) => ({ lowMs: min * 60_000, highMs: max * 60_000 });

describe('a requested locale', () => {
  test('matches the same locale, else a locale of the same language, else English', () => {
    const available = ['zh-CN', 'ar', 'pt-BR'];
    assert.equal(matchLocale('zh-cn', available), 'zh-CN');
    assert.equal(matchLocale('zh-Hans-SG', available), 'zh-CN');
    assert.equal(matchLocale('zh', available), 'zh-CN');
    assert.equal(matchLocale('pt_PT', available), 'pt-BR');
    assert.equal(matchLocale('en-GB', available), 'en');
    assert.equal(matchLocale('', available), 'en');
    assert.equal(matchLocale('arn', available), 'en');
  });

  test('has a text direction', () => {
    assert.equal(directionOf('ar-EG'), 'rtl');
    assert.equal(directionOf('he'), 'rtl');
    assert.equal(directionOf('zh-CN'), 'ltr');
    assert.equal(directionOf('arn'), 'ltr');
  });
});

describe('a place in a queue', () => {
  test('is an ordinal in English', () => {
    const places = [1, 2, 3, 4, 11, 12, 13, 21, 22, 103, 1000].map((n) => enPlace(n));
    const expected = '1st 2nd 3rd 4th 11th 12th 13th 21st 22nd 103rd 1,000th';
    assert.equal(places.join(' '), expected);
  });
  test('is a number with a counter in Chinese', () => {
    assert.equal(zhCnPlace(3), '第 3 位');
  });
});

describe('an expected wait', () => {
  const cases = [
    [minutes(4, 6), 'about 4 to 6 minutes', '约 4–6 分钟'],
    [minutes(4.6, 5.2), 'about 4 to 6 minutes', '约 4–6 分钟'],
    [minutes(5, 5), 'about 5 minutes', '约 5 分钟'],
    [minutes(0, 1), 'about 1 minute', '约 1 分钟'],
    [minutes(0, 0.5), 'less than a minute', '不到 1 分钟'],
    [minutes(0, 0), 'less than a minute', '不到 1 分钟'],
    [minutes(70, 90), 'about 70 to 90 minutes', '约 70–90 分钟'],
    [minutes(70, 100), 'about 1 to 2 hours', '约 1–2 小时'],
  ] as const;
  for (const [range, en, zh] of cases)
    test(`reads "${en}" or "${zh}" for ${range.lowMs / 1000} to ${range.highMs / 1000} seconds`, () => {
      assert.equal(enWait(range), en);
      assert.equal(zhCnWait(range), zh);
    });
});
