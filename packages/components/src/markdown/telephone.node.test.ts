import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findTelephones } from './telephone.ts';

const hrefs = (text: string) => findTelephones(text).map(({ href }) => href);

describe('telephone numbers', () => {
  for (const [text, href] of [
    ['Call +49 30 1234567 today', '+49301234567'],
    ['+44 (0)20 7946 0958', '+442079460958'],
    ['+1 (800) 555-0199', '+18005550199'],
    ['+86 138 0013 8000', '+8613800138000'],
    ['Ring us on 0800 123 4567, day and night.', '08001234567'],
    ['0800 123 4567 24/7', '08001234567'],
    ['Lost your card: 0800 123 4567 (free)', '08001234567'],
    ['020 7946 0958', '02079460958'],
    ['07700 900123', '07700900123'],
    ['01 23 45 67 89', '0123456789'],
    ['(800) 555-0199', '8005550199'],
    ['1-800-555-0199', '18005550199'],
    ['800.555.0199', '8005550199'],
    ['call 08001234567', '08001234567'],
    ['请拨打95588。', '95588'],
    ['客服热线：400-820-8820', '4008208820'],
    ['400-1234-567', '4001234567'],
    ['800 1234 567', '8001234567'],
    ['客服电话4008208820', '4008208820'],
    ['手机13800138000', '13800138000'],
    ['138 0013 8000', '13800138000'],
    ['固定电话 010-12345678', '01012345678'],
    ['0755-12345678', '075512345678'],
    ['（010）12345678', '01012345678'],
  ] as const)
    test(`are found: ${text}`, () => assert.deepEqual(hrefs(text), [`tel:${href}`]));

  for (const word of 'call dial phone ring tel telephone hotline 电话 热线 拨打 致电 客服'.split(
    ' ',
  ))
    test(`are found without separators after a word for a call: ${word}`, () => {
      assert.deepEqual(hrefs(`${word} 08001234567`), ['tel:08001234567']);
    });

  const beforeAccount =
    'account acct card iban reference ref order invoice policy no 账号 账户 帐号 帐户 卡号 单号 编号 订单 流水';
  for (const word of beforeAccount.split(' '))
    test(`are not numbers after a word for an account: ${word}`, () => {
      assert.deepEqual(hrefs(`${word} 13800138000`), []);
    });

  for (const unit of '% € $ £ ¥ EUR USD GBP CNY RMB CHF JPY 元 万 亿 美元 欧元 人民币'.split(' '))
    test(`are not amounts: ${unit}`, () => assert.deepEqual(hrefs(`13800138000 ${unit}`), []));

  for (const text of [
    'card 4111 1111 1111 1111',
    '6222 0212 3456 7890 123',
    '4222 2222 2222 2',
    '3782 822463 10005',
    '4000 1234 5678 9010',
    'sort code 04-00-04, account 12345678',
    '04-00-04 12345678',
    'account 13800138000',
    '账号：13800138000',
    '卡号 6222021234567890123',
    'DE89 3704 0044 0532 0130 00',
    'GB29 0800 123 4567',
    'account 0123456789',
    '01-0123-0123456-00',
    '05.12.2026',
    '05-12-2026 10:30',
    '2026-11-30 08:00',
    '2026-11-30',
    '1,000,000.00',
    '+1,000,000.00',
    '+1.000.000,00 EUR',
    '+20 000 000 EUR',
    '0.12345678',
    '13800138000 元',
    '¥13800138000',
    'USD 800 555 0199',
    '8005550199',
    '95588',
    '100 000 000',
    '08:00 - 18:00',
    '10.0.0.255',
    'v1.800.555.0199',
    '+1 555 123 456',
    '+1 (800) 555-01999',
    'on 05-12-2026 10 of 12',
    'section (0123) 4567',
    '0123 45678901 23456',
    '0800 123 4567a',
    '0800 123 4567_b',
    '0800 123 4567@bank',
    '0800 123 4567,50',
    '0800 123 4567:30',
    '+4--9--3--0--1--2--3--4--5--6--7',
    '0'.repeat(40),
  ])
    test(`are not: ${text}`, () => assert.deepEqual(hrefs(text), []));
});
