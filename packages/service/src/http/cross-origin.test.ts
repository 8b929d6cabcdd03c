import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createService } from '../create-service.ts';
import { openSqlite } from '../node/index.ts';
import { asPage } from '../testing/caller.ts';
import { startTwoBanks } from '../testing/two-banks.ts';

test('pages of the public URL may call the service, and pages of the Host header may not', async (t) => {
  const bank = await startTwoBanks({ publicUrl: 'https://chat.bank.example/teller' });
  t.after(() => bank.close());
  const open = async (origin: string) =>
    (
      await asPage(bank).call('POST', '/v1/sessions', {
        body: { channel: 'web', locale: 'en' },
        headers: { origin },
      })
    ).status;
  assert.equal(await open('https://chat.bank.example'), 201);
  assert.equal(await open('https://bank.example'), 201);
  assert.equal(await open('http://chat.bank.example'), 403);
  // The test calls the service as http://service.test, so this page has the origin that its Host header names
  assert.equal(await open('http://service.test'), 403);
});

test('createService rejects an invalid public URL', () => {
  for (const publicUrl of [
    'chat.bank.example',
    'ftp://x',
    'https://a.1',
    'https://x?y',
    'https://u:p@x',
  ])
    assert.throws(
      () => createService({ database: openSqlite(':memory:'), tenants: [], publicUrl }),
      /`publicUrl` is invalid/,
    );
});
