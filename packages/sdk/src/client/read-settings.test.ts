import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isBrowser } from '../base/environment.ts';
import { readSettings } from './read-settings.ts';
import type { TellerClientOptions } from '../transport/client-options.ts';

const good = { baseUrl: 'https://service.test', publishableKey: 'pk_1' };
const read = (options: Partial<TellerClientOptions>) =>
  readSettings({ ...good, ...options } as TellerClientOptions);

describe('base URL', () => {
  test('loses slashes at its end, query and fragment', () => {
    assert.equal(read({ baseUrl: 'https://a.test/b//?c#d' }).baseUrl, 'https://a.test/b');
    assert.equal(read({ baseUrl: 'http://localhost:4310' }).baseUrl, 'http://localhost:4310');
  });

  for (const baseUrl of ['', 'service.test', '/relative', 'ftp://a.test', 'https://user:pw@a.test'])
    test(`${baseUrl || 'an empty one'} is refused outside a page`, () => {
      assert.throws(() => read({ baseUrl }), { name: 'TypeError', message: /baseUrl/ });
    });
});

describe('credentials', () => {
  test('none at all is refused', () => {
    assert.throws(() => readSettings({ baseUrl: good.baseUrl } as TellerClientOptions), TypeError);
  });

  test('a secret key goes with nothing else', () => {
    const { baseUrl, publishableKey } = good;
    for (const second of [{ publishableKey }, { token: 't' }])
      assert.throws(() => readSettings({ baseUrl, secretKey: 'sk_1', ...second } as never), {
        name: 'TypeError',
        message: 'Give secretKey alone.',
      });
  });

  test('a token goes before the publishable key', () => {
    assert.equal(read({ token: 'jwt' }).credential, 'jwt');
  });

  test('a secret key is refused in a page', (t) => {
    Object.assign(globalThis, { document: {} });
    t.after(() => Reflect.deleteProperty(globalThis, 'document'));
    assert.throws(() => readSettings({ baseUrl: good.baseUrl, secretKey: 'sk_1' }), {
      name: 'TypeError',
      message: /publishableKey/,
    });
  });

  test('an error never quotes a key', () => {
    assert.throws(
      () => readSettings({ baseUrl: good.baseUrl, secretKey: 'sk_quoted\n.' }),
      (error: Error) => !error.message.includes('sk_quoted'),
    );
  });
});

describe('numbers', () => {
  for (const options of [
    { timeoutMs: 0 },
    { timeoutMs: NaN },
    { totalTimeoutMs: -1 },
    { maxRetries: -1 },
    { retryBudget: NaN },
  ])
    test(`${JSON.stringify(options)} is refused`, () => {
      assert.throws(() => read(options), { name: 'TypeError', message: /must be a number from/ });
    });

  test('no limit is allowed', () => {
    assert.equal(read({ timeoutMs: Infinity }).timeoutMs, Infinity);
  });
});

describe('runtime', () => {
  test('a page and its workers are browsers, Node, Deno and clouds are not', () => {
    assert.equal(isBrowser({ document: {} }), true);
    assert.equal(isBrowser({ navigator: { userAgent: 'Mozilla/5.0 (X11)' } }), true);
    assert.equal(isBrowser({ navigator: { userAgent: 'Node.js/24' } }), false);
    assert.equal(isBrowser({ navigator: { userAgent: 'Cloudflare-Workers' } }), false);
    assert.equal(isBrowser({}), false);
  });
});
