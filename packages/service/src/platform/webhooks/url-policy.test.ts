import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openSqlite } from '../../node/index.ts';
import { asBackEnd } from '../../testing/caller.ts';
import { FakeWebhookSender } from '../../testing/fake-webhook-sender.ts';
import { startTwoBanks } from '../../testing/two-banks.ts';
import { allowsAddress, refuseUrl, strictPolicy } from './url-policy.ts';

const specialAddresses = [
  ...['0.0.0.0', '0.1.2.3', '10.0.0.1', '10.255.255.255', '100.64.0.1', '100.127.255.255'],
  ...['127.0.0.1', '127.1.2.3', '169.254.0.1', '169.254.169.254', '172.16.0.1', '172.31.255.255'],
  ...['192.0.0.1', '192.0.2.1', '192.88.99.1', '192.168.0.1', '198.18.0.1', '198.51.100.1'],
  ...['203.0.113.1', '224.0.0.1', '239.255.255.255', '240.0.0.1', '255.255.255.255'],
  ...['::', '::1', '::ffff:127.0.0.1', '::ffff:10.0.0.1', '::127.0.0.1', '64:ff9b::a00:1'],
  ...[
    '64:ff9b:1::1',
    '100::1',
    '2001::1',
    '2001:db8::1',
    '2002:7f00:1::',
    'fc00::1',
    'fd00:ec2::254',
  ],
  ...[
    'fe80::1',
    'fe80::1%eth0',
    'fec0::1',
    'ff02::1',
    '4000::1',
    '3fff::1',
    '2606:1:2:3:4:5:6:7:8',
    '2606:1',
    '1.1.1.1::',
    '2606:g::1',
    ':2606::1',
  ],
  ...[
    '',
    'localhost',
    '1.2.3',
    '999.1.1.1',
    '01.1.1.1',
    '1.1.1.1.1',
    '1.1.1',
    '2606::1::1',
    '2606:::1',
  ],
];
const publicAddresses = [
  '1.1.1.1',
  '93.184.216.34',
  '172.32.0.1',
  '2606:4700:4700::1111',
  '2606:4700::1.1.1.1',
  '2a00:1:2:3:4:5:6:7',
  '::ffff:1.1.1.1',
];

test('the strict policy rejects special-purpose addresses and allows public addresses', () => {
  for (const address of specialAddresses)
    assert.equal(allowsAddress(address, strictPolicy), false, address);
  for (const address of publicAddresses)
    assert.equal(allowsAddress(address, strictPolicy), true, address);
});

test('allowLoopback allows loopback addresses and no other special-purpose addresses', () => {
  const policy = { ...strictPolicy, allowLoopback: true };
  const allowed = specialAddresses.filter((address) => allowsAddress(address, policy));
  assert.deepEqual(allowed, ['127.0.0.1', '127.1.2.3', '::1', '::ffff:127.0.0.1']);
  for (const url of ['http://127.0.0.1:9/', 'http://localhost:8080/a', 'https://[::1]:3000/'])
    assert.equal(refuseUrl(url, policy), undefined, url);
  for (const url of ['http://bank.example/', 'http://10.0.0.1/', 'ftp://localhost/'])
    assert.notEqual(refuseUrl(url, policy), undefined, url);
  assert.match(refuseUrl('http://10.0.0.1/', policy) ?? '', /private addresses are rejected/);
});

const rejectedUrls = [
  ...['http://bank.example/', 'ftp://bank.example/', 'https://user:hunter2@bank.example/'],
  ...['https://user@bank.example/', 'https://bank.example:22/', 'https://bank.example:6379/'],
  ...[
    'https://bank.example/#part',
    'https://localhost/',
    'https://app.localhost/',
    'https://intranet/',
  ],
  ...['https://printer.local/', 'https://vault.internal/', 'https://metadata.google.internal/'],
  ...['https://127.0.0.1/', 'https://2130706433/', 'https://0x7f.1/', 'https://0177.0.0.1/'],
  ...['https://127.1/', 'https://0/', 'https://[::1]/', 'https://[::ffff:7f00:1]/'],
  ...[
    'https://[fd00::1]/',
    'https://169.254.169.254/latest',
    'https://１２７.０.０.１/',
    'https://10.1/',
  ],
  ...['https://localhost./', 'https://127.0.0.1./', 'https:', 'not an address'],
];

test('the error for a webhook endpoint with a forbidden URL names a remedy', async (context) => {
  const database = openSqlite(':memory:');
  const bank = await startTwoBanks({ database, webhookSender: new FakeWebhookSender() });
  context.after(() => bank.close());
  const add = (url: string) =>
    asBackEnd(bank).call('POST', '/v1/webhook-endpoints', { body: { url } });
  for (const url of rejectedUrls) {
    const { status, body, text } = await add(url);
    assert.ok(status === 422 || status === 400, `${url} ${status}`);
    assert.match(body.detail ?? '', /^`url`/, url);
    assert.ok(!text.includes('hunter2'), 'the error quotes nothing of the request');
  }
  for (const url of [
    'https://bank.example/a?b=c',
    'https://bank.example:8443/',
    'https://1.1.1.1/',
  ])
    assert.equal((await add(url)).status, 201, url);
});
