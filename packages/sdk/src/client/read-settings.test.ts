import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isBrowser } from '../base/environment.ts';
import { readSettings } from './read-settings.ts';
import type { TellerClientOptions } from '../transport/client-options.ts';

const good = { baseUrl: 'https://service.test', publishableKey: 'pk_1' };
const read = (options: Partial<TellerClientOptions>) =>
  readSettings({ ...good, ...options } as TellerClientOptions);

describe('baseUrl', () => {
  test('is read without trailing slashes, query and fragment', () => {
    assert.equal(read({ baseUrl: 'https://a.test/b//?c#d' }).baseUrl, 'https://a.test/b');
    assert.equal(read({ baseUrl: 'http://localhost:4310' }).baseUrl, 'http://localhost:4310');
  });

  for (const baseUrl of ['', 'service.test', '/relative', 'ftp://a.test', 'https://user:pw@a.test'])
    test(`is rejected outside a page if it is ${JSON.stringify(baseUrl)}`, () => {
      assert.throws(() => read({ baseUrl }), { name: 'TypeError', message: /baseUrl/ });
    });
});

describe('readSettings', () => {
  test('rejects options without a credential', () => {
    assert.throws(() => readSettings({ baseUrl: good.baseUrl } as TellerClientOptions), TypeError);
  });

  test('refuses a token provider if the code for tokens is not loaded', () => {
    assert.throws(() => read({ token: async () => ({ token: 'jwt' }) }), {
      name: 'TypeError',
      message: /Pass `publishableKey`/,
    });
  });

  test('prefers a token to a publishable key', () => {
    assert.equal(read({ token: 'jwt' }).credential, 'jwt');
  });
});

describe('locale', () => {
  for (const [locale, header] of [
    ['zh_CN', 'zh-CN'],
    ['en-US@posix', 'en-US'],
    ['C', undefined],
    ['*', undefined],
    ['', undefined],
    [null, undefined],
    ['zh\n', 'zh'],
    ['中文', undefined],
  ] as const)
    test(`${JSON.stringify(locale)} is sent as ${header ?? 'no language'}`, () => {
      const { headers } = read({ locale: locale as string });
      assert.equal(headers['accept-language'], header);
    });
});

describe('readSettings, with numbers', () => {
  for (const options of [
    { timeoutMs: 0 },
    { timeoutMs: NaN },
    { totalTimeoutMs: -1 },
    { maxRetries: -1 },
    { retryBudget: NaN },
  ])
    test(`rejects ${JSON.stringify(options)}`, () => {
      assert.throws(() => read(options), { name: 'TypeError', message: /must be at least/ });
    });

  test('accepts Infinity as a timeout', () => {
    assert.equal(read({ timeoutMs: Infinity }).timeoutMs, Infinity);
  });
});

describe('isBrowser', () => {
  test('is true in a page and its workers, and false in Node and cloud workers', () => {
    assert.equal(isBrowser({ document: {} }), true);
    assert.equal(isBrowser({ navigator: { userAgent: 'Mozilla/5.0 (X11)' } }), true);
    assert.equal(isBrowser({ navigator: { userAgent: 'Node.js/24' } }), false);
    assert.equal(isBrowser({ navigator: { userAgent: 'Cloudflare-Workers' } }), false);
    assert.equal(isBrowser({}), false);
  });
});
