import assert from 'node:assert/strict';
import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { describe, test } from 'node:test';
import { inspect } from 'node:util';
import {
  isWebhookVerificationError,
  signWebhook,
  verifyWebhook,
  verifyWebhookSignature,
} from '@tellerkit/sdk/webhooks';
import type { WebhookHeaders } from '@tellerkit/sdk/webhooks';

const now = Date.UTC(2026, 10, 21, 9, 0, 0);
const clock = { now: () => now };
const timestamp = String(now / 1000);
const id = 'evt_00000000000000000000000001';
const secret = `whsec_${Buffer.from('a secret of thirty-two bytes …').toString('base64')}`;
const body = JSON.stringify({
  id,
  type: 'conversation.created',
  timestamp: '2026-11-21T09:00:00.000Z',
  data: {
    conversationId: 'cnv_00000000000000000000000001',
    customerId: 'cus_00000000000000000000000001',
    channel: 'web',
  },
});

const hmac = (key: string, content: string) =>
  `v1,${createHmac('sha256', Buffer.from(key.replace('whsec_', ''), 'base64'))
    .update(content)
    .digest('base64')}`;

const headersOf = (signature: string) => ({
  'webhook-id': id,
  'webhook-timestamp': timestamp,
  'webhook-signature': signature,
});

const good = headersOf(hmac(secret, `${id}.${timestamp}.${body}`));

const codeOf = (code: string) => (error: unknown) =>
  isWebhookVerificationError(error) && error.code === code;

describe('a request that a framework has read before', () => {
  const verify = (given: unknown, headers: unknown = good) =>
    verifyWebhook(given as string, headers as WebhookHeaders, secret, { clock });

  for (const [name, given, message] of [
    ['parsed by express.json()', JSON.parse(body), /parsed before.*express\.raw\(/],
    ['parsed to a list', [1], /parsed before/],
    ['never read by Express', undefined, /missing.*express\.raw\(/],
    ['null', null, /missing/],
    ['not awaited', Promise.resolve(body), /Await it: `await request\.text\(\)`/],
    ['a web stream', new Blob([body]).stream(), /stream or a request/],
    ['a request', new Request('https://a.test', { method: 'POST', body }), /request\.text\(\)/],
    ['a Node request', { pipe: () => undefined }, /stream or a request/],
    ['a number', 42, /raw body/],
  ] as const)
    test(`is refused with the remedy if its body is ${name}`, async () => {
      await assert.rejects(verify(given), (error: Error) => {
        assert.ok(error instanceof TypeError);
        assert.match(error.message, message);
        assert.doesNotMatch(error.message, /cus_|evt_/);
        return true;
      });
    });

  for (const [name, headers, message] of [
    ['missing', null, /`headers` must be/],
    ['rawHeaders', Object.entries(good).flat(), /not `rawHeaders`/],
    ['not awaited', Promise.resolve(good), /promise/],
  ] as const)
    test(`is refused with the remedy if its headers are ${name}`, async () => {
      await assert.rejects(verify(body, headers), { name: 'TypeError', message });
    });

  test('is refused with the remedy if its body was consumed', async () => {
    for (const empty of ['', new Uint8Array()])
      await assert.rejects(verify(empty), { code: 'no-matching-signature', message: /is empty/ });
  });

  test('verifies an ArrayBuffer', async () => {
    const { buffer } = new Uint8Array(new TextEncoder().encode(body));
    assert.equal((await verify(buffer)).id, id);
  });
});

describe('verifyWebhook', () => {
  test('returns the event of a webhook', async () => {
    const event = await verifyWebhook(body, good, secret, { clock });
    assert.ok(event.type === 'conversation.created');
    assert.equal(event.data.channel, 'web');
    assert.equal(event.id, id);
  });

  test('accepts text or bytes, with headers in any form', async () => {
    const bytes = Buffer.from(body);
    const upper = Object.fromEntries(
      Object.entries(good).map(([name, value]) => [name.toUpperCase(), [value]]),
    );
    for (const headers of [good, upper, new Headers(good)] as WebhookHeaders[])
      for (const form of [body, bytes, new Uint8Array(bytes)])
        assert.equal((await verifyWebhook(form, headers, secret, { clock })).id, id);
  });

  test('returns an event of a newer service with type `unknown` and its id', async () => {
    const later = body.replace('conversation.created', 'weather.changed');
    const headers = headersOf(hmac(secret, `${id}.${timestamp}.${later}`));
    assert.deepEqual(await verifyWebhook(later, headers, secret, { clock }), {
      type: 'unknown',
      originalType: 'weather.changed',
      id,
      timestamp: '2026-11-21T09:00:00.000Z',
    });
  });

  test('accepts a webhook if any signature matches any key', async () => {
    const other = `whsec_${Buffer.from('another').toString('base64')}`;
    const many = `v1,AAAA v2,${good['webhook-signature'].slice(3)} nonsense ${good['webhook-signature']}`;
    await verifyWebhook(body, headersOf(many), [other, secret], { clock });
    await assert.rejects(
      verifyWebhook(body, good, other, { clock }),
      codeOf('no-matching-signature'),
    );
  });

  test('accepts an ed25519 signature', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const { x = '' } = publicKey.export({ format: 'jwk' });
    const key = `whpk_${Buffer.from(x, 'base64url').toString('base64')}`;
    const content = Buffer.from(`${id}.${timestamp}.${body}`);
    const signature = sign(null, content, privateKey).toString('base64');
    await verifyWebhook(body, headersOf(`v1a,${signature}`), [secret, key], { clock });
    for (const wrong of [
      `v1,${signature}`,
      `v1a,${signature.replace(/^./, (c) => (c === 'A' ? 'B' : 'A'))}`,
    ])
      await assert.rejects(
        verifyWebhook(body, headersOf(wrong), [secret, key], { clock }),
        codeOf('no-matching-signature'),
      );
  });
});

describe('verifyWebhook, with a changed webhook', () => {
  const always = { clock, toleranceMs: Infinity };

  test('rejects a change at any byte of the body', async () => {
    const bytes = Buffer.from(body);
    for (let index = 0; index < bytes.length; index += 1) {
      const changed = Buffer.from(bytes);
      changed[index] = (changed[index] ?? 0) ^ 1;
      const checking = verifyWebhook(changed, good, secret, always);
      await assert.rejects(checking, codeOf('no-matching-signature'), `byte ${index}`);
    }
    for (const changed of [`${body} `, body.slice(0, -1), ''])
      await assert.rejects(
        verifyWebhook(changed, good, secret, always),
        codeOf('no-matching-signature'),
      );
  });

  for (const name of ['webhook-id', 'webhook-timestamp', 'webhook-signature'] as const)
    test(`rejects a change at any character of ${name}`, async () => {
      const text = good[name];
      for (let index = 0; index < text.length; index += 1) {
        // The last character before the padding of base64 holds unused bits
        if (name === 'webhook-signature' && index >= text.length - 2) continue;
        const flipped = text[index] === '1' ? '2' : '1';
        const changed = text.slice(0, index) + flipped + text.slice(index + 1);
        const checking = verifyWebhook(body, { ...good, [name]: changed }, secret, always);
        await assert.rejects(checking, isWebhookVerificationError, `character ${index}`);
      }
    });
});

describe('verifyWebhook, with an invalid webhook', () => {
  for (const name of Object.keys(good))
    test(`rejects a webhook without ${name}`, async () => {
      for (const value of [undefined, '']) {
        const headers = { ...good, [name]: value };
        const checking = verifyWebhook(body, headers, secret, { clock });
        await assert.rejects(checking, (error: Error) => {
          assert.ok(error.message.includes(name));
          return codeOf('missing-header')(error);
        });
      }
    });

  test('rejects a timestamp that is malformed, too old or too new', async () => {
    const at = (text: string, nowMs = now, toleranceMs?: number) =>
      verifyWebhook(body, { ...good, 'webhook-timestamp': text }, secret, {
        clock: { now: () => nowMs },
        toleranceMs,
      });
    for (const text of ['soon', '1.5', '-1', '1e9', '9'.repeat(13), ' '])
      await assert.rejects(at(text), codeOf('bad-timestamp'), text);
    await at(timestamp, now + 300_000);
    await at(timestamp, now - 300_000);
    await assert.rejects(at(timestamp, now + 300_001), codeOf('too-old'));
    await assert.rejects(at(timestamp, now - 300_001), codeOf('too-new'));
    await assert.rejects(at(timestamp, now + 2000, 1000), codeOf('too-old'));
  });

  test('rejects an invalid `toleranceMs` with a TypeError', async () => {
    const old = { ...good, 'webhook-timestamp': '0' };
    for (const toleranceMs of [NaN, -1, 'abc' as unknown as number]) {
      const checking = verifyWebhook(body, old, secret, { clock, toleranceMs });
      await assert.rejects(checking, { name: 'TypeError', message: /toleranceMs/ });
    }
    const signed = headersOf(hmac(secret, `${id}.0.${body}`));
    const never = { now: () => NaN };
    const checking = verifyWebhook(body, { ...signed, 'webhook-timestamp': '0' }, secret, {
      clock: never,
    });
    await assert.rejects(checking, codeOf('too-old'));
  });

  test('rejects a body that is not an event, without quoting it', async () => {
    for (const wrong of ['Ann asks', '{"type":"conversation.created","name":"Ann"}', 'null']) {
      const headers = headersOf(hmac(secret, `${id}.${timestamp}.${wrong}`));
      const checking = verifyWebhook(wrong, headers, secret, { clock });
      await assert.rejects(checking, (error) => {
        assert.doesNotMatch(inspect(error), /Ann/);
        return codeOf('malformed-payload')(error);
      });
    }
  });

  test('rejects a parsed body and an invalid key with a TypeError', async () => {
    const parsed = JSON.parse(body) as string;
    await assert.rejects(verifyWebhook(parsed, good, secret, { clock }), /before any parsing/);
    for (const key of ['', 'whsec_', 'whsec_!', 'whpk_AAAA', 'sk_test_0123456789abcdef'])
      await assert.rejects(verifyWebhook(body, good, key, { clock }), (error: Error) => {
        assert.ok(key.length < 7 || !error.message.includes(key));
        return error instanceof TypeError;
      });
    const missing = [[], undefined, null, 7, [secret, undefined]] as unknown as string[];
    for (const keys of missing)
      await assert.rejects(verifyWebhook(body, good, keys, { clock }), {
        name: 'TypeError',
        message: /^`keys` must be the `verificationKey` of the endpoint/,
      });
  });
});

test('signWebhook reproduces the example signature of the Standard Webhooks libraries', async () => {
  const key = 'MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
  const payload = '{"test": 2432232314}';
  const moment = { now: () => 1_614_265_330_000 };
  const example = 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=';
  const msgId = 'msg_p5jXN8AQM9LWM0D4loKWxJek';
  assert.equal(hmac(key, `${msgId}.1614265330.${payload}`), example);
  const headers = await signWebhook(payload, `whsec_${key}`, { id: msgId, clock: moment });
  assert.equal(headers['webhook-signature'], example);
  for (const form of [key, `whsec_${key}`])
    await verifyWebhookSignature(payload, headers, form, { clock: moment });
});

test('verifyWebhook accepts the headers of signWebhook', async () => {
  const headers = await signWebhook(body, secret);
  assert.equal((await verifyWebhook(body, headers, secret)).type, 'conversation.created');
  await assert.rejects(signWebhook(body, 'whsec_'), TypeError);
});
