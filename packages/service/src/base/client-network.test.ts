import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clientNetwork } from './client-network.ts';

test('an IPv4 address is its own network, also in its IPv4-mapped form', () => {
  assert.equal(clientNetwork('203.0.113.7'), '203.0.113.7');
  for (const mapped of ['::ffff:203.0.113.7', '::FFFF:cb00:7107', '0:0:0:0:0:ffff:203.0.113.7'])
    assert.equal(clientNetwork(mapped), '203.0.113.7');
});

test('all IPv6 addresses of a prefix of 64 bits are one network', () => {
  const network = clientNetwork('2001:db8:1:2::1');
  assert.equal(clientNetwork('2001:db8:1:2:ffff:ffff:ffff:ffff'), network);
  assert.equal(clientNetwork('2001:0DB8:0001:0002::9'), network);
  assert.notEqual(clientNetwork('2001:db8:1:3::1'), network);
  assert.equal(clientNetwork('fe80::1%eth0'), clientNetwork('fe80::2'));
});

test('an unknown address has no network, and text that is no address is an error', () => {
  assert.equal(clientNetwork(undefined), undefined);
  for (const wrong of ['', 'unknown', '203.0.113.7:80', '0177.1', '1.2.3.256', '[::1]', '1::2::3'])
    assert.throws(() => clientNetwork(wrong), /clientAddress/);
});
