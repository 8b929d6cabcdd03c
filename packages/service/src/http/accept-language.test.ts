import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Session } from '@tellerkit/contract';
import { asPage } from '../testing/caller.ts';
import { startTwoBanks } from '../testing/two-banks.ts';
import { readAcceptLanguage } from './accept-language.ts';

for (const [header, language] of [
  ['zh-CN', 'zh-CN'],
  ['zh_CN', 'zh-CN'],
  ['fr;q=0.5, zh-CN, en;q=0.8', 'zh-CN'],
  ['fr;q=0.5,de;q=0.75;x=1,en; Q = 0.7', 'de'],
  ['en;q=0.8, fr;q=0.8', 'en'],
  ['*, de;q=0.1', 'de'],
  ['fr;q=0, de;q=0.001', 'de'],
  ['fr;q=high, de;q=2, en;q=0.5', 'en'],
  ['en-US@posix, zh-CN;q=0.9', 'en-US'],
  ['C, , x-default, zh', 'zh'],
  ['*', undefined],
  ['C', undefined],
  ['', undefined],
  [null, undefined],
  [',;q=,;;=,', undefined],
] as const)
  test(`Accept-Language ${String(header)} asks for ${language ?? 'no language'}`, () => {
    assert.equal(readAcceptLanguage(header), language);
  });

test('a `locale` of other systems opens a session in its language, and a value without a language is refused', async (t) => {
  const bank = await startTwoBanks();
  t.after(() => bank.close());
  const open = (locale: string) =>
    asPage(bank).call<Session>('POST', '/v1/sessions', { body: { channel: 'web', locale } });
  for (const [given, stored] of [
    ['zh_CN', 'zh-CN'],
    ['en_US.UTF-8', 'en-US'],
    ['zh-cn', 'zh-cn'],
  ] as const) {
    const { status, body } = await open(given);
    assert.deepEqual([status, body.locale], [201, stored]);
  }
  for (const given of ['*', '', 'C']) assert.equal((await open(given)).status, 400);
});
