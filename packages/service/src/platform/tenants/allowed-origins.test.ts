import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AllowedOrigins } from './allowed-origins.ts';

const check = (entry: string, origins: Readonly<Record<string, boolean>>) => {
  const allowed = new AllowedOrigins([entry]);
  for (const [origin, expected] of Object.entries(origins))
    assert.equal(allowed.allows(origin), expected, `${entry} and ${origin}`);
};

test('an exact origin allows itself only', () => {
  check('https://bank.example', {
    'https://bank.example': true,
    'http://bank.example': false,
    'https://bank.example:8443': false,
    'https://www.bank.example': false,
    null: false,
  });
  check('capacitor://localhost', { 'capacitor://localhost': true, 'ionic://localhost': false });
  check('app://bundle', { 'app://Bundle': true });
  check('null', { null: true, 'https://bank.example': false });
});

test('a wildcard allows subdomains of any depth, of its scheme and port only', () => {
  check('https://*.bank.example', {
    'https://www.bank.example': true,
    'https://a.b.bank.example': true,
    'https://bank.example': false,
    'https://.bank.example': false,
    'https://evilbank.example': false,
    'https://bank.example.evil.example': false,
    'http://www.bank.example': false,
    'https://www.bank.example:8443': false,
    null: false,
  });
  check('https://*.bank.example:8443', {
    'https://www.bank.example:8443': true,
    'https://www.bank.example': false,
  });
});

test('`*` allows every origin, and no entry allows none', () => {
  check('*', { 'https://bank.example': true, null: true });
  assert.equal(new AllowedOrigins([]).allows('https://bank.example'), false);
});
