import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { ServerOptions } from 'node:https';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import { describe, test } from 'node:test';
import type { TestContext } from 'node:test';
import { inspect } from 'node:util';
import type { TLSSocket } from 'node:tls';
import { TellerClient } from '../client/teller-client.ts';
import type { ConnectionOptions } from '../transport/client-options.ts';
import { collect } from '../testing/collect.ts';
import { selfSigned } from '../testing/self-signed.ts';
import { nodeTransport } from './node-transport.ts';
import type { NodeTransportOptions } from './node-transport-options.ts';
import { loadUndici } from './sockets.ts';

const emptyPage: RequestListener = (_, response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ items: [], nextCursor: null }));
};
const silentStream: RequestListener = (_, response) => {
  response.writeHead(200, { 'content-type': 'text/event-stream' }).write(': here\n\n');
};

async function listen(t: TestContext, server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  return (server.address() as AddressInfo).port;
}

/** Starts a server that answers requests with `answer` and counts its connections. */
async function serve(t: TestContext, answer: RequestListener, tls?: ServerOptions) {
  const server = tls ? createTlsServer(tls, answer) : createServer(answer);
  const counts = { sockets: 0 };
  server.on(tls ? 'secureConnection' : 'connection', () => (counts.sockets += 1));
  const port = await listen(t, server);
  return { baseUrl: `${tls ? 'https' : 'http'}://127.0.0.1:${port}`, port, counts };
}

/** Starts a proxy that opens tunnels and records each request for a tunnel. */
async function proxy(t: TestContext) {
  const tunnels: string[] = [];
  const server = createServer();
  server.on('connect', ({ url, headers }, socket) => {
    tunnels.push([url, headers['proxy-authorization']].join(' ').trim());
    const [host, port] = String(url).split(':');
    const target = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      socket.pipe(target).pipe(socket);
    });
    for (const end of [target, socket]) end.on('error', () => undefined);
    socket.on('close', () => target.destroy());
  });
  return { port: await listen(t, server), tunnels };
}

async function clientOf(
  t: TestContext,
  baseUrl: string,
  options: NodeTransportOptions = {},
  client: Partial<ConnectionOptions> = {},
) {
  const http = await nodeTransport(options);
  t.after(() => http.close());
  const base = { baseUrl, secretKey: 'sk_test', maxRetries: 0, http };
  return { http, client: new TellerClient({ ...base, ...client }) };
}

/** Makes a call that the servers of this file can answer. */
const call = (client: TellerClient) => collect(client.queues.list());

describe('sockets of nodeTransport', () => {
  test('stay open for later calls', async (t) => {
    const { baseUrl, counts } = await serve(t, emptyPage);
    const { client } = await clientOf(t, baseUrl);
    for (let count = 0; count < 20; count++) await call(client);
    // The next call may start just before the socket of the last call is free
    assert.ok(counts.sockets <= 2, `${counts.sockets} sockets`);
  });

  test('never exceed `maxSockets`, and further calls wait', async (t) => {
    const { baseUrl, counts } = await serve(t, emptyPage);
    const { client } = await clientOf(t, baseUrl, { maxSockets: 3 });
    await Promise.all(Array.from({ length: 20 }, () => call(client)));
    assert.equal(counts.sockets, 3);
  });

  test('remain available to calls while live streams are open', async (t) => {
    const answer: RequestListener = (request, response) =>
      (request.headers.accept === 'text/event-stream' ? silentStream : emptyPage)(
        request,
        response,
      );
    const { baseUrl } = await serve(t, answer);
    const { client } = await clientOf(t, baseUrl, { maxSockets: 1 });
    const controller = new AbortController();
    const { signal } = controller;
    const open = Array.from(
      { length: 3 },
      () =>
        new Promise<void>((resolve) => {
          const onState = ({ state }: { state: string }) => state === 'open' && resolve();
          void client.events
            .stream('cnv_1', { signal, onState })
            .next()
            .catch(() => undefined);
        }),
    );
    await Promise.all(open);
    assert.deepEqual(await call(client), []);
    controller.abort();
  });

  test('do not keep the process alive while they are idle', async (t) => {
    const { baseUrl } = await serve(t, emptyPage);
    const entry = (path: string) =>
      JSON.stringify(new URL(path + extname(import.meta.url), import.meta.url).href);
    const script = `
      import { nodeTransport } from ${entry('./node-transport')};
      const http = await nodeTransport({ keepAliveMs: 600_000 });
      const url = ${JSON.stringify(baseUrl)} + '/';
      const request = { method: 'GET', url, headers: {}, body: null, stream: false };
      console.log(await (await http(request)).text());`;
    const flags = ['--conditions=source', '--input-type=module', '--eval', script];
    const child = spawn(process.execPath, flags, { stdio: ['ignore', 'pipe', 'inherit'] });
    t.after(() => child.kill());
    const [code] = (await once(child, 'exit')) as [number | null];
    assert.equal(code, 0);
  });
});

describe('NodeTransport.close', () => {
  test('waits for pending calls and fails all later calls', async (t) => {
    let release: (() => void) | undefined;
    const arrived = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { baseUrl } = await serve(t, (request, response) => {
      release?.();
      setImmediate(() => emptyPage(request, response));
    });
    const { client, http } = await clientOf(t, baseUrl, {}, { maxRetries: 3 });
    const done = call(client);
    await arrived;
    await http[Symbol.asyncDispose]();
    assert.deepEqual(await done, []);
    await assert.rejects(call(client), {
      name: 'ConnectionError',
      code: 'transport-closed',
    });
  });

  test('ends a live stream without a reconnect', async (t) => {
    const { baseUrl } = await serve(t, silentStream);
    const { client, http } = await clientOf(t, baseUrl, {}, { random: () => 0 });
    const onState = ({ state }: { state: string }) => {
      if (state === 'open') void http.close();
    };
    await assert.rejects(client.events.stream('cnv_1', { onState }).next(), {
      code: 'transport-closed',
    });
  });
});

describe('a redirect', () => {
  test('is not followed, so that no key reaches its target', async (t) => {
    const target = await serve(t, emptyPage);
    const { baseUrl } = await serve(t, (_, response) => {
      response.writeHead(307, { location: `${target.baseUrl}/v1/queues` }).end();
    });
    const { client } = await clientOf(t, baseUrl);
    await assert.rejects(call(client), { name: 'ApiError', status: 307 });
    assert.equal(target.counts.sockets, 0);
  });
});

describe('nodeTransport, with TLS', () => {
  test('trusts the given authority and sends the client certificate', async (t) => {
    const [service, own] = [selfSigned(), selfSigned()];
    let isKnown = false;
    const { baseUrl } = await serve(
      t,
      (request, response) => {
        isKnown = (request.socket as TLSSocket).authorized;
        emptyPage(request, response);
      },
      { ...service, ca: own.cert, requestCert: true },
    );
    const { client } = await clientOf(t, baseUrl, { tls: { ca: service.cert, ...own } });
    assert.deepEqual(await call(client), []);
    assert.equal(isKnown, true);
  });

  test('rejects a certificate of an unknown authority', async (t) => {
    const { baseUrl } = await serve(t, emptyPage, selfSigned());
    const { client } = await clientOf(t, baseUrl);
    await assert.rejects(call(client), { name: 'ConnectionError' });
  });

  test('encrypts end to end through a proxy', async (t) => {
    const service = selfSigned();
    const { baseUrl, port } = await serve(t, emptyPage, service);
    const through = await proxy(t);
    const address = `http://bank:secret@127.0.0.1:${through.port}`;
    const { client } = await clientOf(t, baseUrl, { proxy: address, tls: { ca: service.cert } });
    assert.deepEqual(await call(client), []);
    const credentials = Buffer.from('bank:secret').toString('base64');
    assert.deepEqual(through.tunnels, [`127.0.0.1:${port} Basic ${credentials}`]);
  });
});

describe('a proxy', () => {
  test('is taken from the environment for all hosts outside NO_PROXY', async (t) => {
    const service = selfSigned();
    const { baseUrl, port } = await serve(t, emptyPage, service);
    const through = await proxy(t);
    const names = ['HTTPS_PROXY', 'https_proxy', 'NO_PROXY', 'no_proxy'] as const;
    const before = names.map((name) => process.env[name]);
    t.after(() =>
      names.forEach((name, at) => {
        if (before[at] === undefined) delete process.env[name];
        else process.env[name] = before[at];
      }),
    );
    for (const name of names) delete process.env[name];
    process.env['HTTPS_PROXY'] = `http://127.0.0.1:${through.port}`;
    const options = { proxy: 'environment', tls: { ca: service.cert } };
    const proxied = await clientOf(t, baseUrl, options);
    await call(proxied.client);
    process.env['NO_PROXY'] = '127.0.0.1';
    const direct = await clientOf(t, baseUrl, options);
    await call(direct.client);
    assert.deepEqual(through.tunnels, [`127.0.0.1:${port}`]);
  });

  test('causes a ConnectionError if the proxy is unreachable', async (t) => {
    const { baseUrl } = await serve(t, emptyPage);
    const { client } = await clientOf(t, baseUrl, { proxy: 'http://127.0.0.1:9' });
    await assert.rejects(call(client), { name: 'ConnectionError' });
  });
});

describe('nodeTransport', () => {
  for (const options of [{ maxSockets: 0 }, { maxSockets: NaN }, { keepAliveMs: 0 }])
    test(`rejects the options ${JSON.stringify(options)}`, async () => {
      await assert.rejects(nodeTransport(options), { name: 'TypeError', message: /at least 1/ });
    });

  for (const proxy of ['http://bank:secret@proxy.example:99999', 'socks5://bank:secret@proxy'])
    test(`rejects an invalid proxy URL without quoting its password: ${proxy.slice(0, 6)}`, async () => {
      await assert.rejects(nodeTransport({ proxy }), (error) => {
        assert.ok(error instanceof TypeError);
        assert.doesNotMatch(inspect(error), /secret/);
        return /^`proxy` must be/.test(error.message);
      });
    });

  test('says how to install undici if it is missing', async () => {
    const missing = () => Promise.reject(new Error('ERR_MODULE_NOT_FOUND'));
    await assert.rejects(loadUndici(missing), { name: 'TypeError', message: /npm install undici/ });
  });
});
