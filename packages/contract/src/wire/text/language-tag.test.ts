import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { locale } from '@tellerkit/contract';
import { toLanguageTag } from '@tellerkit/contract/wire';

const named: Readonly<Record<string, string>> = {
  en: 'en',
  'zh-CN': 'zh-CN',
  zh_CN: 'zh-CN',
  ' zh_CN ': 'zh-CN',
  'ZH-hans_cn': 'zh-Hans-CN',
  'zh_CN_#Hans': 'zh-CN',
  'zh_CN.UTF-8': 'zh-CN',
  'en-US@posix': 'en-US',
  'en_US@currency=EUR': 'en-US',
  'en-US-u-hc-h12': 'en-US',
  'en-GB-oxendict': 'en-GB',
  'de-CH-1996': 'de-CH',
  'sr@latin': 'sr',
  'es-419': 'es-419',
  'fr-FR, fr;q=0.9, en;q=0.8': 'fr-FR',
  'en;q=0.5': 'en',
  'en-*': 'en',
  'en--US': 'en',
  iw: 'he',
  'en-UK': 'en-GB',
  EN: 'en',
  yue: 'yue',
};
const unnamed: readonly unknown[] = [
  '',
  ' ',
  '*',
  '*-CN',
  '-',
  '_',
  'C',
  'C.UTF-8',
  'POSIX',
  'posix',
  'root',
  'x-default',
  'i-klingon',
  'und',
  'und-Hant',
  'mul',
  'zxx',
  'english',
  'English (US)',
  'null',
  'e',
  '12',
  'é',
  '中文',
  '<b>',
  'x'.repeat(10_000),
  null,
  undefined,
  false,
  {},
  [],
];

describe('toLanguageTag', () => {
  for (const [text, tag] of Object.entries(named))
    test(`reads ${text} as ${tag}`, () => {
      assert.equal(toLanguageTag(text), tag);
      assert.equal(locale.parse(tag), tag);
      assert.doesNotThrow(() => new Intl.DateTimeFormat(tag));
    });

  for (const text of unnamed)
    test(`finds no language in ${String(text).slice(0, 20) || 'an empty value'}`, () => {
      assert.equal(toLanguageTag(text), undefined);
    });
});
