import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { directionOf, matchLocale } from './catalogue.ts';
import { enPhrases } from './en.ts';
import { zhCnPhrases } from './zh-cn.ts';

const minutes = (min: number, max: number) => ({ minMs: min * 60_000, maxMs: max * 60_000 });
// Intl puts a narrow no-break space before AM and PM.
const plain = (text: string) => text.replaceAll('\u202f', ' ');

describe('locale', () => {
  test('the same, else the language, else English', () => {
    const available = ['zh-CN', 'ar', 'pt-BR'];
    assert.equal(matchLocale('zh-cn', available), 'zh-CN');
    assert.equal(matchLocale('zh-Hans-SG', available), 'zh-CN');
    assert.equal(matchLocale('zh', available), 'zh-CN');
    assert.equal(matchLocale('pt_PT', available), 'pt-BR');
    assert.equal(matchLocale('en-GB', available), 'en');
    assert.equal(matchLocale('', available), 'en');
    assert.equal(matchLocale('arn', available), 'en');
  });

  test('knows which way text runs', () => {
    assert.equal(directionOf('ar-EG'), 'rtl');
    assert.equal(directionOf('he'), 'rtl');
    assert.equal(directionOf('zh-CN'), 'ltr');
    assert.equal(directionOf('arn'), 'ltr');
  });
});

describe('place', () => {
  test('English', () => {
    const places = [1, 2, 3, 4, 11, 12, 13, 21, 22, 103, 1000].map((n) => enPhrases.place(n));
    const wanted = '1st 2nd 3rd 4th 11th 12th 13th 21st 22nd 103rd 1,000th';
    assert.equal(places.join(' '), wanted);
  });
  test('Chinese', () => {
    assert.equal(zhCnPhrases.place(3), '第 3 位');
  });
});

describe('wait', () => {
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
    test(en, () => {
      assert.equal(enPhrases.wait(range), en);
      assert.equal(zhCnPhrases.wait(range), zh);
    });

  test('a range that is none is refused', () => {
    for (const range of [minutes(6, 4), minutes(-1, 4), minutes(NaN, 4), minutes(0, Infinity)])
      assert.throws(() => enPhrases.wait(range), /A wait needs 0 <= minMs <= maxMs/);
  });
});

describe('duration', () => {
  const cases = [
    [0, '0 seconds', '0 秒'],
    [59_700, '59 seconds', '59 秒'],
    [60_000, '1 minute', '1 分钟'],
    [270_000, '5 minutes', '5 分钟'],
    [3_600_000, '1 hour', '1 小时'],
    [5_400_000, '1 hour 30 minutes', '1 小时 30 分钟'],
  ] as const;
  for (const [ms, en, zh] of cases)
    test(en, () => {
      assert.equal(enPhrases.duration(ms), en);
      assert.equal(zhCnPhrases.duration(ms), zh);
    });
  test('a negative one is refused', () => {
    assert.throws(() => zhCnPhrases.duration(-1), RangeError);
  });
});

describe('time and day', () => {
  const timeZone = 'Asia/Shanghai';
  const at = new Date('2026-11-02T06:05:00Z');

  test('time of day in the zone asked for', () => {
    assert.equal(plain(enPhrases.time(at, { timeZone })), '2:05 PM');
    assert.equal(zhCnPhrases.time(at, { timeZone }), '14:05');
    assert.equal(zhCnPhrases.time(new Date('2026-11-01T16:00:00Z'), { timeZone }), '00:00');
  });

  test('days are those of the zone, not spans of 24 hours', () => {
    const lateEvening = new Date('2026-11-01T15:59:00Z');
    const justAfterMidnight = new Date('2026-11-01T16:01:00Z');
    assert.equal(enPhrases.day(lateEvening, justAfterMidnight, { timeZone }), 'yesterday');
    assert.equal(zhCnPhrases.day(justAfterMidnight, at, { timeZone }), '今天');
    assert.equal(enPhrases.day(lateEvening, justAfterMidnight, { timeZone: 'UTC' }), 'today');
  });

  test('older days by name', () => {
    const now = new Date('2026-11-21T00:00:00Z');
    assert.equal(enPhrases.day(at, now, { timeZone }), 'Monday, November 2');
    assert.equal(zhCnPhrases.day(at, now, { timeZone }), '11月2日星期一');
    const lastYear = new Date('2025-11-02T06:05:00Z');
    assert.equal(zhCnPhrases.day(lastYear, now, { timeZone }), '2025年11月2日星期日');
  });
});
