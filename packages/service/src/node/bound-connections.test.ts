import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import type { Server } from 'node:http';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { test } from 'node:test';
import { startTwoBanks } from '../testing/two-banks.ts';
import { boundConnections } from './bound-connections.ts';
import { listen } from './index.ts';

class FakeSocket extends EventEmitter {
  destroyed = false;
  readonly remoteAddress: string;
  readonly remoteFamily: string;

  constructor(address: string) {
    super();
    this.remoteAddress = address;
    this.remoteFamily = address.includes(':') ? 'IPv6' : 'IPv4';
  }

  destroy() {
    this.destroyed = true;
    this.emit('close');
  }
}

/** Bounds the connections of a server to two for each address. Returns a function that connects from an address. */
function start() {
  const server = new EventEmitter() as Server;
  boundConnections(server, {
    maxConnections: 10,
    maxAddressConnections: 2,
    isProxy: ({ remoteAddress }: Pick<Socket, 'remoteAddress'>) => remoteAddress === '10.0.0.5',
  });
  return (address: string) => {
    const socket = new FakeSocket(address);
    server.emit('connection', socket);
    return socket;
  };
}

test('an address has a bounded number of connections, and a closed one frees a place', () => {
  const connectFrom = start();
  for (const addresses of [
    ['203.0.113.1', '::ffff:203.0.113.1', '203.0.113.1'],
    ['2001:db8::1', '2001:db8::2', '2001:db8::3'],
  ]) {
    const sockets = addresses.map(connectFrom);
    assert.deepEqual(
      sockets.map(({ destroyed }) => destroyed),
      [false, false, true],
    );
    sockets[0]?.destroy();
    const [next, last] = [connectFrom(addresses[0] ?? ''), connectFrom(addresses[1] ?? '')];
    assert.deepEqual([next.destroyed, last.destroyed], [false, true]);
  }
});

test('the bound of an address does not count trusted proxies and this machine', () => {
  const connectFrom = start();
  for (const address of ['10.0.0.5', '127.0.0.1', '127.0.0.9', '::1', '::ffff:127.0.0.1'])
    for (let count = 0; count < 5; count += 1)
      assert.equal(connectFrom(address).destroyed, false, address);
});

test('the service closes connections beyond `maxConnections` and serves those within', async () => {
  const bank = await startTwoBanks();
  const listening = await listen(bank.service, { port: 0, warmUp: false, maxConnections: 1 });
  const { port } = listening;
  const first = connect(port, '127.0.0.1');
  await once(first, 'connect');
  const second = connect(port, '127.0.0.1');
  second.on('error', () => undefined);
  await once(second, 'close');
  first.write('GET /health HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n');
  const [data] = (await once(first, 'data')) as [Buffer];
  assert.match(data.toString(), /^HTTP\/1\.1 200 /);
  // Tells proxies that the connection outlasts their usual 60 s
  assert.match(data.toString(), /^keep-alive: timeout=65\r$/im);
  first.destroy();
  await listening.close();
  await bank.close();
});

test('`listen` refuses an invalid bound of connections before it opens the port', async (context) => {
  const bank = await startTwoBanks();
  context.after(() => bank.close());
  for (const name of ['keepAliveMs', 'maxConnections', 'maxAddressConnections'])
    for (const value of [0, -1, 1.5, Number.NaN, 2 ** 31])
      await assert.rejects(listen(bank.service, { port: 0, warmUp: false, [name]: value }), {
        name: 'TypeError',
        message: `\`${name}\` is invalid: use a whole number from 1 to 2147483647.`,
      });
});
