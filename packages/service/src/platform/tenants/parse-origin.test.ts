import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createService } from '../../create-service.ts';
import { openSqlite } from '../../node/index.ts';
import { parseOrigin } from './parse-origin.ts';

describe('an allowed origin', () => {
  for (const [given, normal] of [
    ['https://www.bank.example', 'https://www.bank.example'],
    ['https://www.bank.example/', 'https://www.bank.example'],
    [' HTTPS://WWW.Bank.Example:443/ ', 'https://www.bank.example'],
    ['http://bank.example:80', 'http://bank.example'],
    ['https://bank.example:8443', 'https://bank.example:8443'],
    ['https://bücher.example', 'https://xn--bcher-kva.example'],
    ['http://[::1]:5173', 'http://[::1]:5173'],
    ['https://*.bank.example', 'https://*.bank.example'],
    ['https://*.Bücher.example:443/', 'https://*.xn--bcher-kva.example'],
    ['http://*.localhost:3000', 'http://*.localhost:3000'],
    ['capacitor://localhost', 'capacitor://localhost'],
    ['ionic://localhost/', 'ionic://localhost'],
    ['Tauri://localhost', 'tauri://localhost'],
    ['app://.', 'app://.'],
    ['chrome-extension://abcdefghijklmnop', 'chrome-extension://abcdefghijklmnop'],
    ['file://', 'file://'],
    ['null', 'null'],
    ['*', '*'],
  ] as const)
    test(`takes ${given} as ${normal}`, () => {
      assert.deepEqual(parseOrigin(given), { origin: normal });
    });

  for (const [given, remedy] of [
    ['', /scheme and a host/],
    ['bank.example', /scheme and a host/],
    ['localhost:5173', /scheme and a host/],
    ['https://bank.example/chat', /without a path/],
    ['https://bank.example?x', /without a path/],
    ['https://user:secret@bank.example', /without a path/],
    ['https://', /malformed/],
    ['https://bank.example:99999', /malformed/],
    ['https://bank..example:x', /malformed/],
    ['https://*', /`\*` alone/],
    ['https://*.example', /two or more labels/],
    ['https://*.*.bank.example', /two or more labels/],
    ['https://www.*.bank.example', /two or more labels/],
    ['https://*bank.example', /two or more labels/],
    ['http://*.168.1.1', /two or more labels/],
    ['http://localhost:*', /two or more labels/],
    ['*.bank.example', /scheme and a host/],
    ['app://*', /in full/],
    ['capacitor://', /in full/],
    ['wss://bank.example', /no page has an origin/],
    ['data:text/html,x', /scheme and a host/],
  ] as const)
    test(`refuses ${given || 'an empty text'} with the remedy`, () => {
      const parsed = parseOrigin(given);
      assert.ok('problem' in parsed);
      assert.match(parsed.problem, remedy);
    });
});

test('createService names the invalid entry of `allowedOrigins`', () => {
  const start = (allowedOrigins: unknown) => () =>
    createService({
      database: openSqlite(':memory:'),
      tenants: [
        {
          slug: 'bank',
          name: 'Bank',
          publishableKeys: [],
          secretKeys: [],
          allowedOrigins: allowedOrigins as string[],
        },
      ],
    });
  assert.throws(start(['https://bank.example', 'https://bank.example/chat']), {
    name: 'TypeError',
    message: /`allowedOrigins\[1\]` of tenant bank is invalid: use a scheme/,
  });
  assert.throws(start('https://bank.example'), /`allowedOrigins` of tenant bank is invalid/);
  assert.throws(start([/bank/]), /`allowedOrigins\[0\]`/);
});
