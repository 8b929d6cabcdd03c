import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { SpawnedService } from '../testing/spawned-service.ts';
import { readSettings } from './read-settings.ts';

let folder: string;
let file: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tellerkit-settings-'));
  file = join(folder, 'settings.json');
});
after(() => rm(folder, { recursive: true, force: true }));

async function errorOf(settings: unknown): Promise<string> {
  await writeFile(file, typeof settings === 'string' ? settings : JSON.stringify(settings));
  try {
    readSettings(file, 'main');
  } catch (error) {
    assert.equal((error as Error).name, 'CommandError');
    return (error as Error).message.replace(file, 'FILE');
  }
  return 'none';
}

test('a settings file sets sessions, bounds, rate limits and connections', async () => {
  const settings = {
    sessions: { idleMs: 3_600_000, lifetimeMs: 86_400_000, singleUseCustomerTokens: true },
    rateLimits: { newSession: { requests: 200, windowMs: 60_000 } },
    connections: { keepAliveMs: 120_000, maxConnections: 500, maxAddressConnections: 50 },
  };
  const bounds = { openTickets: 1, tenantTickets: null };
  assert.equal(await errorOf({ ...settings, bounds }), 'none');
  assert.deepEqual(readSettings(file, 'main'), {
    ...settings,
    bounds: { openTickets: 1, tenantTickets: Infinity },
  });
  assert.equal(await errorOf({ bounds: false, rateLimits: false }), 'none');
  assert.deepEqual(readSettings(file, 'main'), { bounds: false, rateLimits: false });
  assert.deepEqual(readSettings(undefined, 'main'), {});
});

test('an unknown key is refused with the nearest known key', async () => {
  const cases: readonly [unknown, string][] = [
    [{ ratelimits: {} }, 'The key ratelimits is unknown. Use rateLimits.'],
    [{ sessions: { idle_ms: 1 } }, 'The key sessions.idle_ms is unknown. Use idleMs.'],
    [{ bounds: { openTicket: 1 } }, 'The key bounds.openTicket is unknown. Use openTickets.'],
    [
      { rateLimits: { read: { request: 1, windowMs: 1000 } } },
      'The key rateLimits.read.request is unknown. Use requests.',
    ],
    [
      { connections: { maxConnection: 1 } },
      'The key connections.maxConnection is unknown. Use maxConnections.',
    ],
    ['{ "__proto__": {} }', /The key __proto__ is unknown. Use one of sessions, /.source],
    [
      { bounds: { toString: 1 } },
      /The key bounds.toString is unknown\. Use one of openTickets, /.source,
    ],
  ];
  for (const [settings, message] of cases) {
    const found = await errorOf(settings);
    assert.match(found, /^The settings file FILE is invalid: /);
    assert.match(found, new RegExp(message));
  }
});

test('an invalid value is refused with the error of the option', async () => {
  const cases: readonly [unknown, RegExp][] = [
    [[], /The file must hold an object/],
    [{ bounds: 3 }, /bounds must hold an object/],
    [{ bounds: { openTickets: 0 } }, /openTickets .* at least 1, or null for none/],
    [{ bounds: { openTickets: '3' } }, /openTickets .* at least 1, or null for none/],
    [{ rateLimits: { read: 3 } }, /rateLimits\.read must hold an object/],
    [{ rateLimits: { read: { requests: 3 } } }, /limit read .* windowMs at least 1000/],
    [
      { rateLimits: { read: { requests: 3, windowMs: '60000' } } },
      /limit read .* windowMs at least 1000/,
    ],
    [{ sessions: { idleMs: 5 } }, /sessions\.idleMs of tenant main is invalid/],
    [{ sessions: { singleUseCustomerTokens: 'yes' } }, /must be true or false/],
    [{ connections: { keepAliveMs: -1 } }, /keepAliveMs is invalid: use a whole number from 1/],
    [{ connections: { maxConnections: 0 } }, /maxConnections is invalid/],
    [{ connections: { maxAddressConnections: 1.5 } }, /maxAddressConnections is invalid/],
  ];
  for (const [settings, message] of cases) assert.match(await errorOf(settings), message);
});

test('an error about a file that is no JSON never holds its text', async () => {
  const place = /^The settings file FILE is no JSON( \(line \d+ column \d+\))?\. Check its commas/;
  for (const text of ['', 'sk_hidden_text', '{"bounds": {},\n"sk_hidden_text"}']) {
    const message = await errorOf(text);
    assert.match(message, place);
    assert.doesNotMatch(message, /hidden/);
  }
  assert.throws(() => readSettings(join(folder, 'absent.json'), 'main'), /ENOENT.*--settings/);
});

test('the command serves with the settings of the file that TELLERKIT_SETTINGS names', async (context) => {
  await writeFile(
    file,
    JSON.stringify({
      sessions: { idleMs: 120_000 },
      rateLimits: { newSession: { requests: 2, windowMs: 3_600_000 } },
      bounds: { openConversations: 1 },
      connections: { maxConnections: 4 },
    }),
  );
  const service = new SpawnedService(['--port', '0', '--data', ':memory:'], {
    TELLERKIT_PUBLISHABLE_KEY: 'pk_settings_0123456789',
    TELLERKIT_SECRET_KEY: 'sk_settings_0123456789',
    TELLERKIT_SETTINGS: file,
  });
  // Also after a failed assertion, which would otherwise leave the process and the run waiting
  context.after(() => service.end('SIGKILL'));
  const url = await service.url();
  const post = (path: string, credential: string, body: unknown) =>
    fetch(`${url}${path}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${credential}`,
        'content-type': 'application/json',
        connection: 'close',
      },
      body: JSON.stringify(body),
    });
  const open = () =>
    post('/v1/sessions', 'pk_settings_0123456789', { channel: 'web', locale: 'en' });
  const { token, expiresAt } = (await (await open()).json()) as {
    token: string;
    expiresAt: string;
  };
  // An access token lasts at most half of `idleMs`
  assert.ok(Date.parse(expiresAt) <= Date.now() + 60_000);
  const statuses = [];
  for (let count = 0; count < 2; count += 1)
    statuses.push((await post('/v1/conversations', token, {})).status);
  statuses.push((await open()).status, (await open()).status);
  assert.deepEqual(statuses, [201, 409, 201, 429]);
  const { port } = new URL(url);
  const sockets = Array.from({ length: 5 }, () => connect(Number(port), '127.0.0.1'));
  const closed = sockets.map(async (socket) => {
    socket.on('error', () => undefined).resume();
    await once(socket, 'close');
    return socket.bytesRead;
  });
  // A socket whose time has run out would first get a response
  assert.equal(await Promise.race(closed), 0);
  for (const socket of sockets) socket.destroy();
});
