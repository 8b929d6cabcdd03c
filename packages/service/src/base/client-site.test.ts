import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clientNetwork } from './client-network.ts';
import { siteOf } from './client-site.ts';

const siteOfAddress = (address: string) => siteOf(clientNetwork(address) ?? '');

test('all IPv6 networks of a prefix of 48 bits are one site', () => {
  const site = siteOfAddress('2001:db8:1:2::1');
  assert.equal(siteOfAddress('2001:db8:1:ffff::9'), site);
  assert.equal(siteOfAddress('2001:db8:1::'), site);
  assert.notEqual(siteOfAddress('2001:db8:2:2::1'), site);
});

test('an IPv4 address has no site, also in its IPv4-mapped form', () => {
  for (const address of ['203.0.113.7', '203.113.113.117', '::ffff:203.0.113.7'])
    assert.equal(siteOfAddress(address), undefined);
});
