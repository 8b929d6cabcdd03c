import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { signCustomerToken } from '@tellerkit/sdk/tokens';
import { SpawnedService } from '../testing/spawned-service.ts';

let keys: readonly string[];
const tokenSecret = '0123456789abcdef0123456789abcdef';
let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tellerkit-command-'));
  const file = join(folder, 'secret.keys');
  await writeFile(file, 'sk_command_0123456789', { mode: 0o600 });
  keys = ['--publishable-key', 'pk_command_0123456789', '--secret-key-file', file];
});
after(() => rm(folder, { recursive: true, force: true }));

test('the command prints its usage with --help', async () => {
  const { code, out } = await new SpawnedService(['--help']).ended();
  assert.equal(code, 0);
  assert.match(out, /--publishable-key/);
});

test('the command serves with settings from the environment until SIGTERM', async () => {
  const service = new SpawnedService(['--port', '0'], {
    TELLERKIT_PUBLISHABLE_KEY: 'pk_command_0123456789',
    TELLERKIT_SECRET_KEY: 'sk_command_0123456789',
    TELLERKIT_DATA: join(folder, 'served.db'),
    TELLERKIT_CUSTOMER_TOKEN_KEYS: `web:${tokenSecret}`,
  });
  const url = await service.url();
  assert.equal((await fetch(`${url}/ready`)).status, 200);
  const page = await fetch(`${url}/docs`);
  assert.match(page.headers.get('content-security-policy') ?? '', /default-src 'none'/);
  const reference = await page.text();
  for (const shown of [/conversations\.create/, /webhooks\.survey\.response\.created/])
    assert.match(reference, shown);
  const document = (await (await fetch(`${url}/v1/openapi.json`)).json()) as { openapi: string };
  assert.equal(document.openapi, '3.1.1');
  const stream = await fetch(`${url}/v1/queues`, {
    headers: { authorization: 'Bearer sk_command_0123456789' },
  });
  assert.equal(stream.status, 200);
  const key = { id: 'web', secret: tokenSecret };
  const { token } = await signCustomerToken({ tenant: 'main', key, externalId: 'crm-4711' });
  const opened = await fetch(`${url}/v1/sessions`, {
    method: 'POST',
    headers: { authorization: 'Bearer pk_command_0123456789', 'content-type': 'application/json' },
    body: JSON.stringify({ channel: 'web', locale: 'en', customerToken: token }),
  });
  assert.equal(opened.status, 201);
  const { code, error } = await service.end('SIGTERM');
  assert.deepEqual([code, error], [0, '']);
});

test('the command serves no reference with --no-reference', async () => {
  const service = new SpawnedService([...keys, '--port', '0', '--data', ':memory:'], {
    TELLERKIT_NO_REFERENCE: 'true',
  });
  const url = await service.url();
  for (const path of ['/docs', '/v1/openapi.json'])
    assert.equal((await fetch(`${url}${path}`)).status, 404);
  await service.end('SIGTERM');
});

test('the command serves its metrics on a separate port', async () => {
  const flags = ['--port', '0', '--data', ':memory:', '--metrics-port', '0'];
  const service = new SpawnedService([...keys, ...flags]);
  const url = await service.url();
  const metricsUrl = await service.printed(/Metrics on (\S+)/);
  const response = await fetch(metricsUrl);
  assert.equal(response.status, 200);
  assert.match(
    await response.text(),
    /^tellerkit_queue_waiting\{tenant="main",queue="service"\} 0$/m,
  );
  assert.equal((await fetch(`${url}/metrics`)).status, 404);
  await service.end('SIGTERM');
  await assert.rejects(fetch(metricsUrl));
});

test('a file of keys without a valid key is an error that names the file and the line, never its text', async () => {
  const file = join(folder, 'wrong.keys');
  const tokenKeys = ['--customer-token-key-file', file];
  const secretKeys = ['--publishable-key', 'pk_command_0123456789', '--secret-key-file', file];
  const cases: readonly [string, readonly string[], RegExp][] = [
    ['', secretKeys, /wrong\.keys holds no key/],
    ['# none\n\n', secretKeys, /wrong\.keys holds no key/],
    ['# none\n', [...keys, ...tokenKeys], /wrong\.keys holds no key/],
    ['# first\nsk_command_0123456789\nhidden-text\n', secretKeys, /^Line 3 of \S+wrong\.keys/],
    ['bank:hidden-text\n', [...keys, ...tokenKeys], /^Line 1 of \S+wrong\.keys/],
  ];
  for (const [text, flags, message] of cases) {
    await writeFile(file, text, { mode: 0o600 });
    const { code, error } = await new SpawnedService(flags).ended();
    assert.equal(code, 2);
    assert.match(error, message);
    assert.doesNotMatch(error, /hidden-text|is missing/);
  }
});

describe('start-up errors of the command', () => {
  const cases: readonly [string, () => string[], number, RegExp][] = [
    ['a missing key', () => [], 2, /--publishable-key/],
    ['an unknown flag', () => ['--colour'], 2, /--help/],
    ['an invalid key', () => ['--publishable-key', 'pk_short'], 2, /at least 16/],
    ['an invalid port', () => [...keys, '--port', 'high'], 2, /--port/],
    [
      'a disposition that looks like a card number',
      () => [...keys, '--disposition', '4111-1111-1111-1111'],
      2,
      /--disposition/,
    ],
    [
      'a public port for the metrics',
      () => [...keys, '--port', '4310', '--metrics-port', '4310'],
      2,
      /--metrics-port must differ/,
    ],
    [
      'an invalid port of the metrics',
      () => [...keys, '--metrics-port', '-1'],
      2,
      /--metrics-port/,
    ],
    ['an invalid proxy', () => [...keys, '--trust-proxy', '10.0.0.0/33'], 2, /--trust-proxy/],
    ['an invalid origin', () => [...keys, '--origin', 'bank.example/x'], 2, /--origin/],
    [
      'a wildcard that would never match',
      () => [...keys, '--origin', 'https://www.*.bank.example'],
      2,
      /--origin is invalid: put \*\. before a domain/,
    ],
    [
      'a missing knowledge folder',
      () => [...keys, '--knowledge', join(folder, 'none')],
      1,
      /--knowledge/,
    ],
    [
      'an unwritable data file',
      () => [...keys, '--data', join(folder, 'none', 'x.db')],
      1,
      /--data/,
    ],
    [
      'a data file that is not a database',
      () => [...keys, '--data', join(folder, 'text.db')],
      1,
      /data file/,
    ],
    [
      'an invalid article',
      () => [...keys, '--data', ':memory:', '--knowledge', folder],
      1,
      /broken\.md/,
    ],
    ['an invalid database URL', () => [...keys, '--database-url', 'mysql://x'], 2, /postgres:/],
  ];
  before(async () => {
    await writeFile(
      join(folder, 'text.db'),
      'This text file is not an SQLite database, so opening it fails.',
    );
    await writeFile(join(folder, 'broken.md'), '---\ntitle: Fees\n---\n\nText');
  });
  for (const [name, args, expected, message] of cases)
    test(`the command exits with a one-line remedy for ${name}`, async () => {
      const { code, out, error } = await new SpawnedService(args()).ended();
      assert.deepEqual([code, out, error.trim().split('\n').length], [expected, '', 1], error);
      assert.match(error, message);
    });

  test('the command exits with a one-line remedy for a port in use, and opens no database', async (context) => {
    const other = createServer();
    context.after(() => other.close());
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const { code, error, left } = await new SpawnedService([
      ...keys,
      '--port',
      String(port),
    ]).ended();
    assert.deepEqual([code, left], [1, []]);
    assert.equal(
      error.trim(),
      `Port ${port} is in use. Stop the program that uses it, or choose another --port.`,
    );
  });
});
