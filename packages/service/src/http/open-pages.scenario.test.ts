import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import type { TestService } from '../test-kit/index.ts';
import { Caller } from '../testing/caller.ts';
import { startTwoBanks } from '../testing/two-banks.ts';
import type { TwoBanksOptions } from '../testing/two-banks.ts';

const paths = ['/docs', '/docs/reference.css', '/v1/openapi.json'];

async function start(context: TestContext, options: TwoBanksOptions = {}): Promise<TestService> {
  const bank = await startTwoBanks(options);
  context.after(() => bank.close());
  return bank;
}

const anybody = (bank: TestService, address?: string) =>
  new Caller(bank.service, undefined, address);

for (const path of paths)
  test(`a client that has ${path} already gets 304 without a body`, async (context) => {
    const visitor = anybody(await start(context));
    const first = await visitor.fetch('GET', path);
    const tag = first.headers.get('etag') ?? '';
    assert.match(tag, /^"[0-9a-f]{32}"$/);
    assert.equal(first.headers.get('cache-control'), 'public, max-age=300');
    const length = (await first.arrayBuffer()).byteLength;
    assert.equal(first.headers.get('content-length'), String(length));
    for (const known of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
      const again = await visitor.fetch('GET', path, { headers: { 'if-none-match': known } });
      assert.deepEqual([again.status, await again.text()], [304, ''], known);
      assert.equal(again.headers.get('etag'), tag);
    }
    const changed = await visitor.fetch('GET', path, { headers: { 'if-none-match': '"other"' } });
    assert.deepEqual([changed.status, (await changed.arrayBuffer()).byteLength], [200, length]);
    const head = await visitor.fetch('HEAD', path);
    assert.deepEqual([head.status, await head.text()], [200, '']);
    assert.equal(head.headers.get('etag'), tag);
  });

test('the OpenAPI document names the public URL as server, and never the Host of the request', async (context) => {
  const serversOf = async (options: TwoBanksOptions) => {
    const bank = await start(context, options);
    const read = async (origin: string) => {
      const response = await bank.service.fetch(new Request(`${origin}/v1/openapi.json`));
      return ((await response.json()) as { servers: unknown }).servers;
    };
    const servers = await read('http://evil.example');
    assert.deepEqual(await read('http://service.test'), servers);
    return servers;
  };
  assert.deepEqual(await serversOf({}), [{ url: '/' }]);
  for (const publicUrl of ['https://bank.example/chat/', 'https://bank.example/chat'])
    assert.deepEqual(await serversOf({ publicUrl }), [{ url: 'https://bank.example/chat' }]);
  assert.deepEqual(await serversOf({ publicUrl: 'https://bank.example' }), [
    { url: 'https://bank.example' },
  ]);
});

test('one address cannot request the open pages without end, and leaves others their quota', async (context) => {
  const rateLimits = { reference: { requests: 3, windowMs: 60_000 } };
  const bank = await start(context, { rateLimits });
  const statuses = async (address?: string) => {
    const seen: number[] = [];
    for (const path of ['/docs', '/docs/reference.css', '/v1/openapi.json', '/docs'])
      seen.push((await anybody(bank, address).fetch('GET', path)).status);
    return seen;
  };
  const limited = [200, 200, 200, 429];
  assert.deepEqual(await statuses('203.0.113.7'), limited);
  assert.deepEqual(await statuses('203.0.113.8'), limited);
  assert.deepEqual(await statuses(), limited, 'unknown addresses share a quota');
  const refused = await anybody(bank, '203.0.113.7').call('GET', '/docs');
  assert.deepEqual([refused.body.code, refused.headers.get('retry-after')], ['rate-limited', '20']);
});

test('unread open pages count as bytes in flight of their address', async (context) => {
  const bank = await start(context, { limits: { flightBytesPerCaller: 200_000 } });
  const open = (address: string) => anybody(bank, address).fetch('GET', '/docs');
  const unread: Response[] = [];
  for (let index = 0; index < 5; index += 1) unread.push(await open('203.0.113.7'));
  assert.deepEqual(
    unread.map(({ status }) => status),
    [200, 200, 200, 429, 429],
  );
  assert.equal((await open('203.0.113.8')).status, 200);
  await unread[0]?.text();
  assert.equal((await open('203.0.113.7')).status, 200);
});

test('a service without the reference responds with 404 to its paths', async (context) => {
  const bank = await start(context, { reference: false });
  for (const path of paths) {
    const { status, body } = await anybody(bank).call('GET', path);
    assert.deepEqual([status, body.code], [404, 'not-found'], path);
  }
});
