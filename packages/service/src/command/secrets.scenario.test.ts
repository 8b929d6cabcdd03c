import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import type { Session } from '@tellerkit/contract';
import { SpawnedService } from '../testing/spawned-service.ts';

const publishableKey = 'pk_command_0123456789';
const secretKey = 'sk_command_0123456789';
const environment = {
  TELLERKIT_PUBLISHABLE_KEY: publishableKey,
  TELLERKIT_SECRET_KEY: secretKey,
};

interface KeyContent {
  readonly sealing: string;
  readonly signing: readonly { readonly signsFrom: string }[];
}

let folder: string;
let data: string;
let running: SpawnedService[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tellerkit-secrets-'));
  data = join(folder, 'bank.db');
  running = [];
});
afterEach(async () => {
  for (const service of running) await service.end('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

function start(flags: readonly string[] = [], variables: Record<string, string> = environment) {
  const service = new SpawnedService(['--data', data, '--port', '0', ...flags], variables);
  running.push(service);
  return service;
}

async function openSession(url: string): Promise<Session> {
  const response = await fetch(`${url}/v1/sessions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${publishableKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ channel: 'web', locale: 'en' }),
  });
  return (await response.json()) as Session;
}

async function statusOf(url: string, credential: string): Promise<number> {
  const headers = { authorization: `Bearer ${credential}` };
  return (await fetch(`${url}/v1/conversations`, { headers })).status;
}

test('a second command on the data file of another ends with its name, until the first is killed', async () => {
  const first = start();
  const { token } = await openSession(await first.url());
  const second = await start().ended();
  assert.equal(second.code, 1);
  assert.equal(
    second.error.trim(),
    `Another service uses the data file ${data}. Stop that service, or choose another file. Several services can share one PostgreSQL database.`,
  );
  assert.equal(await statusOf(await first.url(), token), 200);
  await first.end('SIGKILL');
  const next = start();
  assert.equal(await statusOf(await next.url(), token), 200);
  const { code, error } = await next.end('SIGTERM');
  assert.deepEqual([code, error], [0, '']);
  assert.deepEqual((await readdir(folder)).sort(), ['bank.db', 'bank.db.key']);
});

/** Refreshes a session and returns the response. */
async function refresh(url: string, refreshToken: string) {
  const response = await fetch(`${url}/v1/sessions/refresh`, {
    method: 'POST',
    headers: { authorization: `Bearer ${publishableKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ refreshToken }),
  });
  return { status: response.status, session: (await response.json()) as Session };
}

test('--rotate-signing-key adds a key that signs after a restart, and tokens of the old key stay valid', async () => {
  const first = start();
  const { token, refreshToken } = await openSession(await first.url());
  await first.end('SIGTERM');
  const rotated = await start(['--rotate-signing-key'], {}).ended();
  assert.deepEqual([rotated.code, rotated.error], [0, '']);
  assert.match(
    rotated.out,
    /^tellerkit:[0-9a-f]{16} signs from \S+Z\ntellerkit:[0-9a-f]{16} verifies until \S+Z, refresh tokens until \S+Z\nRestart /,
  );
  assert.equal((await stat(`${data}.key`)).mode & 0o777, 0o600);
  const next = start();
  const url = await next.url();
  const { token: fresh, refreshToken: unused } = await openSession(url);
  for (const credential of [token, fresh]) assert.equal(await statusOf(url, credential), 200);
  const [id] = rotated.out.split(' ');
  assert.equal(headerOf(fresh).kid, id);
  assert.notEqual(headerOf(token).kid, id);
  const { status, session } = await refresh(url, refreshToken);
  assert.equal(status, 200);
  const { sealing, signing } = JSON.parse(await readFile(`${data}.key`, 'utf8')) as KeyContent;
  await next.end('SIGTERM');
  const onlyOld = { sealing, signing: signing.slice(1) };
  await writeFile(join(folder, 'old.key'), JSON.stringify(onlyOld), { mode: 0o600 });
  const behind = start(['--signing-key-file', join(folder, 'old.key')]);
  for (const text of [session.refreshToken, unused])
    assert.equal((await refresh(await behind.url(), text)).status, 401, 'the new key derives it');
  await behind.end('SIGTERM');
  const onlyNew = { sealing, signing: signing.slice(0, 1) };
  await writeFile(`${data}.key`, JSON.stringify(onlyNew), { mode: 0o600 });
  const last = await start().url();
  assert.equal((await refresh(last, refreshToken)).status, 401, 'its key was removed');
  assert.equal((await refresh(last, session.refreshToken)).status, 200);
});

test('--rotate-signing-key creates a named file once, and needs a service or a name for the first key', async () => {
  const keyFile = join(folder, 'nodes.key');
  const rotate = (...flags: string[]) => start(['--rotate-signing-key', ...flags], {}).ended();
  const missing = await rotate();
  assert.equal(missing.code, 1);
  assert.match(missing.error, /^The data file \S+ does not exist\. Check --data\.\n$/);
  const unnamed = await rotate('--database-url', 'postgres://bank@127.0.0.1/bank');
  assert.deepEqual([unnamed.code, /--signing-key-file/.test(unnamed.error)], [2, true]);
  assert.deepEqual(await readdir(folder), []);
  for (const signing of [1, 2]) {
    const { code } = await rotate('--signing-key-file', keyFile, '--signs-in-minutes', '60');
    const content = JSON.parse(await readFile(keyFile, 'utf8')) as { signing: unknown[] };
    assert.deepEqual([code, content.signing.length], [0, signing]);
  }
});

test('the command reads secret keys from a file that only its owner may read', async () => {
  const keyFile = join(folder, 'keys');
  await writeFile(keyFile, `# back office\n${secretKey}\n\n`, { mode: 0o600 });
  const variables = { TELLERKIT_PUBLISHABLE_KEY: publishableKey };
  const flags = ['--secret-key-file', keyFile];
  const service = start(flags, variables);
  assert.equal(await statusOf(await service.url(), secretKey), 200);
  const { error } = await service.end('SIGTERM');
  assert.equal(error, '');
  await chmod(keyFile, 0o644);
  const refused = await start(flags, variables).ended();
  assert.equal(refused.code, 2);
  assert.equal(
    refused.error.trim(),
    `Other users may read the file ${keyFile} of --secret-key-file. Run: chmod 600 ${keyFile}`,
  );
});

test('the command warns of a secret key and of a database password among its flags', async () => {
  const service = start(['--secret-key', secretKey]);
  await service.url();
  const { error } = await service.end('SIGTERM');
  assert.match(
    error,
    /^--secret-key is visible to every user of this machine .*TELLERKIT_SECRET_KEY/,
  );
  assert.ok(!error.includes(secretKey));
  const url = 'postgres://bank:hunter2@127.0.0.1:1/bank';
  const secret = { ...environment, TELLERKIT_SIGNING_SECRET: '0123456789abcdef0123456789abcdef' };
  const refused = await new SpawnedService(['--database-url', url], secret).ended();
  assert.equal(refused.code, 1);
  assert.match(refused.error, /^The password in --database-url is visible .*DATABASE_URL/);
  assert.ok(!refused.error.includes('hunter2'));
});

test('each form of the command warns of a database password, before the host or in the query', async () => {
  const keyFile = join(folder, 'nodes.key');
  const server = 'postgres://bank@127.0.0.1:1/bank';
  for (const [url, form] of [
    [`${server}?password=hunter2`, '--verify-audit'],
    [`${server}?sslmode=require&sslpassword=hunter2`, '--verify-audit'],
    ['postgres://bank:hunter2@/bank?host=/run/none', '--rotate-signing-key'],
  ] as const) {
    const flags = ['--database-url', url, '--signing-key-file', keyFile, form];
    const { error } = await new SpawnedService(flags).ended();
    assert.match(error, /^The password in --database-url is visible .*DATABASE_URL/, url);
    assert.ok(!error.includes('hunter2'));
  }
  const harmless = ['--database-url', `${server}?sslmode=require`, '--signing-key-file', keyFile];
  const { error } = await new SpawnedService([...harmless, '--rotate-signing-key']).ended();
  assert.equal(error, '');
});

test('--rotate-signing-key replaces TELLERKIT_SIGNING_SECRET by a file, and says that the variable must go', async () => {
  const secret = '0123456789abcdef0123456789abcdef';
  const withSecret = { ...environment, TELLERKIT_SIGNING_SECRET: secret };
  const first = start([], withSecret);
  const { token, refreshToken } = await openSession(await first.url());
  await first.end('SIGTERM');
  const flags = ['--signing-key-file', `${data}.key`, '--rotate-signing-key'];
  const minutes = ['--signs-in-minutes', '60'];
  const rotated = await start([...flags, ...minutes], withSecret).ended();
  assert.match(rotated.out, /Remove the variable, pass --signing-key-file /);
  const { signing } = JSON.parse(await readFile(`${data}.key`, 'utf8')) as KeyContent;
  assert.ok(Date.parse(signing[0]?.signsFrom ?? '') > Date.now(), 'the new key signs later');
  const next = start();
  assert.equal(await statusOf(await next.url(), token), 200);
  assert.equal((await refresh(await next.url(), refreshToken)).status, 200);
  const other = { TELLERKIT_SIGNING_SECRET: 'fedcba9876543210fedcba9876543210' };
  const refused = await start(flags, other).ended();
  assert.equal(refused.code, 1);
  assert.match(refused.error, /holds other secrets than TELLERKIT_SIGNING_SECRET/);
});

test('a key file of another service is refused, until --accept-sealing-key lets the database take it', async () => {
  const first = start();
  await openSession(await first.url());
  await first.end('SIGTERM');
  const flags = ['--signing-key-file', join(folder, 'other.key')];
  assert.equal((await start([...flags, '--rotate-signing-key'], {}).ended()).code, 0);
  const refused = await start(flags).ended();
  assert.equal(refused.code, 1);
  assert.match(refused.error, /^The service did not start: The key file \S+other\.key does not/);
  const next = start();
  await next.url();
  const busy = await start([...flags, '--accept-sealing-key'], {}).ended();
  assert.deepEqual([busy.code, /^Another service uses/.test(busy.error)], [1, true]);
  await next.end('SIGTERM');
  const mistyped = ['--data', join(folder, 'mistyped.db'), ...flags, '--accept-sealing-key'];
  const absent = await start(mistyped, {}).ended();
  assert.deepEqual([absent.code, /mistyped\.db does not exist/.test(absent.error)], [1, true]);
  assert.ok(!existsSync(join(folder, 'mistyped.db')));
  const accepted = await start([...flags, '--accept-sealing-key'], {}).ended();
  assert.deepEqual([accepted.code, accepted.error], [0, '']);
  const last = start(flags);
  assert.ok((await openSession(await last.url())).token);
});

test('--accept-sealing-key changes only a database that exists, and names the option that is wrong', async () => {
  const missing = await start(['--accept-sealing-key'], {}).ended();
  assert.deepEqual(
    [missing.code, missing.error],
    [1, `The data file ${data} does not exist. Check --data.\n`],
  );
  assert.deepEqual(await readdir(folder), []);
  await writeFile(data, 'This is no database. '.repeat(100));
  const unread = await start(['--accept-sealing-key'], {}).ended();
  assert.deepEqual(
    [unread.code, unread.error],
    [2, 'Cannot read the database. Check --data or --database-url.\n'],
  );
  const url = 'mysql://127.0.0.1/bank';
  const foreign = await start(['--accept-sealing-key', '--database-url', url], {}).ended();
  assert.deepEqual(
    [foreign.code, foreign.error],
    [2, '--database-url must start with postgres:// or postgresql://.\n'],
  );
  const secret = { TELLERKIT_SIGNING_SECRET: '0123456789abcdef0123456789abcdef' };
  const uri = ['--data', 'file:bank.db', '--accept-sealing-key'];
  const unnamed = await new SpawnedService(uri, secret).ended();
  assert.deepEqual(
    [unnamed.code, unnamed.error],
    [1, 'The data file file:bank.db does not exist. Check --data.\n'],
  );
});

test('errors of keys and files name the flag that helps', async () => {
  const unkeyed = await start([], { TELLERKIT_PUBLISHABLE_KEY: publishableKey }).ended();
  assert.match(unkeyed.error, /^--secret-key-file is missing: .*TELLERKIT_SECRET_KEY/);
  const missing = join(folder, 'missing', 'bank.key');
  const { code, error } = await start(['--signing-key-file', missing]).ended();
  assert.equal(code, 1);
  assert.equal(
    error.trim(),
    `Cannot open or write ${missing} (ENOENT). Check that its folder exists and is writable, or choose another file with --signing-key-file.`,
  );
});

test('a start that fails on its input creates no file', async () => {
  const knowledge = join(folder, 'knowledge');
  const { mkdir } = await import('node:fs/promises');
  await mkdir(knowledge);
  await writeFile(join(knowledge, 'broken.md'), '---\ntitle: Fees\n---\n\nText');
  const { code, error } = await start(['--knowledge', knowledge]).ended();
  assert.equal(code, 1);
  assert.match(error, /broken\.md/);
  assert.deepEqual(await readdir(folder), ['knowledge']);
});

function headerOf(token: string): { kid?: string } {
  const [head = ''] = token.split('.');
  return JSON.parse(Buffer.from(head, 'base64url').toString()) as { kid?: string };
}
