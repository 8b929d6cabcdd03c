import assert from 'node:assert/strict';
import type { IncomingMessage } from 'node:http';
import { test } from 'node:test';
import { createClientAddress } from './client-address.ts';

const incoming = (remoteAddress: string | undefined, forwarded?: string) =>
  ({
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
    socket: { remoteAddress },
  }) as Pick<IncomingMessage, 'headers' | 'socket'>;

test('without trusted proxies the address is that of the socket, whatever the header says', () => {
  const read = createClientAddress([]);
  assert.equal(read(incoming('203.0.113.7')), '203.0.113.7');
  assert.equal(read(incoming('::ffff:203.0.113.7', '198.51.100.1')), '203.0.113.7');
  assert.equal(read(incoming('127.0.0.1', '198.51.100.1')), '127.0.0.1');
  assert.equal(read(incoming(undefined, '198.51.100.1')), undefined);
});

test('the client is the first untrusted address from the right of X-Forwarded-For', () => {
  const read = createClientAddress(['10.0.0.0/8', '2001:db8::/32', '192.0.2.9']);
  const cases: [peer: string, forwarded: string | undefined, client: string][] = [
    ['10.1.2.3', '198.51.100.1', '198.51.100.1'],
    ['::ffff:10.1.2.3', '198.51.100.1', '198.51.100.1'],
    ['10.1.2.3', '1.1.1.1, 198.51.100.1, 10.9.9.9', '198.51.100.1'],
    ['2001:db8::5', '1.1.1.1,198.51.100.1,192.0.2.9', '198.51.100.1'],
    ['10.1.2.3', '198.51.100.1:4711', '198.51.100.1'],
    ['10.1.2.3', '[2001:4860::1]:443', '2001:4860::1'],
    ['10.1.2.3', '10.0.0.1, 10.0.0.2', '10.0.0.1'],
    ['10.1.2.3', undefined, '10.1.2.3'],
    ['203.0.113.7', '198.51.100.1', '203.0.113.7'],
  ];
  for (const [peer, forwarded, client] of cases)
    assert.equal(read(incoming(peer, forwarded)), client, `${peer} ${forwarded}`);
});

test('an entry that is no address is not trusted: the last proper address counts', () => {
  const read = createClientAddress(['10.0.0.0/8']);
  for (const wrong of ['', 'unknown', '_hidden', '1.2.3', '999.1.1.1', 'a, b', '<script>', ',,,'])
    assert.equal(read(incoming('10.1.2.3', wrong)), '10.1.2.3', wrong);
  assert.equal(read(incoming('10.1.2.3', '198.51.100.1, nonsense, 10.2.2.2')), '10.2.2.2');
});

test('a list of proxies with anything but addresses and narrow CIDR ranges is an error', () => {
  for (const wrong of [
    '',
    '*',
    'true',
    'loopback',
    '10.0.0.0/33',
    '10.0.0/8',
    '::/129',
    '10.0.0.0/',
    '0.0.0.0/0',
    '0.0.0.0/1',
    '128.0.0.0/1',
    '::/0',
    '2000::/3',
    '::ffff:0.0.0.0/96',
    '::ffff:0:0/100',
  ])
    assert.throws(() => createClientAddress([wrong]), /trustProxy/, wrong);
});

test('a list of proxies may hold the private ranges', () => {
  for (const range of [
    '10.0.0.0/8',
    '172.16.0.0/12',
    '192.168.0.0/16',
    'fc00::/7',
    '10.0.0.5',
    '::1',
  ])
    assert.doesNotThrow(() => createClientAddress([range]), range);
});
