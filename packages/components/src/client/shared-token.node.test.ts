import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { AccessToken, TokenReason } from '@tellerkit/sdk';
import { readChannel } from './connection-attributes.ts';
import { shareToken } from './shared-token.ts';

describe('shareToken', () => {
  const start = () => {
    const requested: TokenReason[] = [];
    let answer: (token: AccessToken) => void = () => undefined;
    const provider = shareToken(({ reason }) => {
      requested.push(reason);
      return new Promise((resolve) => (answer = resolve));
    });
    const getToken = (reason: TokenReason) =>
      provider({ reason, signal: new AbortController().signal });
    return { requested, getToken, answer: (token: string) => answer({ token }) };
  };

  test('sends one request for callers that wait at the same time', async () => {
    const { requested, getToken, answer } = start();
    const both = [getToken('initial'), getToken('initial')];
    answer('one');
    assert.deepEqual(await Promise.all(both), [{ token: 'one' }, { token: 'one' }]);
    assert.deepEqual(requested, ['initial']);
  });

  test('returns the current token to a later caller without another request', async () => {
    const { requested, getToken, answer } = start();
    const first = getToken('initial');
    answer('one');
    await first;
    assert.deepEqual(await getToken('initial'), { token: 'one' });
    assert.equal(requested.length, 1);
  });

  test('requests a new token after the service refuses the current token', async () => {
    const { requested, getToken, answer } = start();
    const first = getToken('initial');
    answer('one');
    await first;
    const next = getToken('refused');
    answer('two');
    assert.deepEqual(await next, { token: 'two' });
    assert.deepEqual(await getToken('initial'), { token: 'two' });
    assert.deepEqual(requested, ['initial', 'refused']);
  });

  test('requests a token again after a failed request', async () => {
    let calls = 0;
    const provider = shareToken(() =>
      ++calls === 1 ? Promise.reject(new Error('down')) : Promise.resolve({ token: 'one' }),
    );
    const request = { reason: 'initial', signal: new AbortController().signal } as const;
    await assert.rejects(provider(request), /down/);
    assert.deepEqual(await provider(request), { token: 'one' });
  });
});

test('readChannel falls back to "web" for an unknown channel', () => {
  assert.equal(readChannel('kiosk'), 'kiosk');
  for (const value of ['', 'fax', null, undefined]) assert.equal(readChannel(value), 'web');
});
