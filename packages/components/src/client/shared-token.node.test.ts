import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { AccessToken, TokenReason } from '@tellerkit/sdk';
import { readChannel } from './connection-attributes.ts';
import { shareToken } from './shared-token.ts';

describe('shareToken', () => {
  const start = () => {
    const asked: TokenReason[] = [];
    let answer: (token: AccessToken) => void = () => undefined;
    const provider = shareToken(({ reason }) => {
      asked.push(reason);
      return new Promise((resolve) => (answer = resolve));
    });
    const ask = (reason: TokenReason) => provider({ reason, signal: new AbortController().signal });
    return { asked, ask, answer: (token: string) => answer({ token }) };
  };

  test('asks once for all who wait', async () => {
    const { asked, ask, answer } = start();
    const both = [ask('initial'), ask('initial')];
    answer('one');
    assert.deepEqual(await Promise.all(both), [{ token: 'one' }, { token: 'one' }]);
    assert.deepEqual(asked, ['initial']);
  });

  test('gives who comes later the token that there is', async () => {
    const { asked, ask, answer } = start();
    const first = ask('initial');
    answer('one');
    await first;
    assert.deepEqual(await ask('initial'), { token: 'one' });
    assert.equal(asked.length, 1);
  });

  test('asks again once a token was refused', async () => {
    const { asked, ask, answer } = start();
    const first = ask('initial');
    answer('one');
    await first;
    const next = ask('refused');
    answer('two');
    assert.deepEqual(await next, { token: 'two' });
    assert.deepEqual(await ask('initial'), { token: 'two' });
    assert.deepEqual(asked, ['initial', 'refused']);
  });

  test('tries again after a failure', async () => {
    let calls = 0;
    const provider = shareToken(() =>
      ++calls === 1 ? Promise.reject(new Error('down')) : Promise.resolve({ token: 'one' }),
    );
    const request = { reason: 'initial', signal: new AbortController().signal } as const;
    await assert.rejects(provider(request), /down/);
    assert.deepEqual(await provider(request), { token: 'one' });
  });
});

test('a channel that is not known is the web', () => {
  assert.equal(readChannel('kiosk'), 'kiosk');
  for (const value of ['', 'fax', null, undefined]) assert.equal(readChannel(value), 'web');
});
