import assert from 'node:assert/strict';
import { createHmac, createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { test } from 'node:test';
import { signCustomerToken } from '@tellerkit/sdk/tokens';
import type { CustomerTokenKey } from '@tellerkit/sdk/tokens';

const now = Date.UTC(2026, 10, 21, 9, 0, 0);
const clock = { now: () => now };
const secret = '0123456789abcdef0123456789abcdef';
const options = { tenant: 'bank', externalId: 'crm-4711', clock };

function read(token: string) {
  const [head = '', claims = '', signature = ''] = token.split('.');
  const parse = (part: string) =>
    JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>;
  return {
    head: parse(head),
    claims: parse(claims),
    content: Buffer.from(`${head}.${claims}`),
    signature: Buffer.from(signature, 'base64url'),
  };
}

test('signCustomerToken refuses an unknown option, and names the option that was meant', async () => {
  const misspelt = { ...options, key: { id: 'k1', secret }, expiresMs: 60_000 };
  await assert.rejects(signCustomerToken(misspelt), {
    name: 'TypeError',
    message: 'Unknown option `expiresMs`. Did you mean `expiresInMs`?',
  });
});

test('signCustomerToken signs customer, tenant and expiry with a secret', async () => {
  const { token, expiresAt } = await signCustomerToken({
    ...options,
    key: { id: 'k1', secret },
    displayName: '账户持有人',
    priority: 2,
    expiresInMs: 60_000,
  });
  const { head, claims, content, signature } = read(token);
  assert.deepEqual(head, { alg: 'HS256', kid: 'k1', typ: 'JWT' });
  const { jti, ...others } = claims;
  assert.match(String(jti), /^[0-9a-f]{32}$/);
  assert.deepEqual(others, {
    aud: 'tellerkit:bank',
    sub: 'crm-4711',
    name: '账户持有人',
    priority: 2,
    iat: now / 1000,
    exp: now / 1000 + 60,
  });
  assert.equal(expiresAt, new Date(now + 60_000).toISOString());
  assert.deepEqual(createHmac('sha256', secret).update(content).digest(), signature);
});

test('signCustomerToken gives each token its own id', async () => {
  const sign = async () =>
    read((await signCustomerToken({ ...options, key: { id: 'k1', secret } })).token);
  assert.notEqual((await sign()).claims['jti'], (await sign()).claims['jti']);
});

for (const [name, alg] of [
  ['ed25519', 'EdDSA'],
  ['ec', 'ES256'],
] as const)
  test(`signCustomerToken signs with a private key (${alg})`, async () => {
    const pair =
      name === 'ec'
        ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
        : generateKeyPairSync('ed25519');
    const privateKey = pair.privateKey.export({ format: 'jwk' });
    const { token } = await signCustomerToken({ ...options, key: { id: 'k2', privateKey } });
    const { head, content, signature } = read(token);
    assert.equal(head['alg'], alg);
    const key = createPublicKey({ key: pair.publicKey.export({ format: 'jwk' }), format: 'jwk' });
    const verifier = { key, dsaEncoding: 'ieee-p1363' as const };
    assert.ok(verify(name === 'ec' ? 'sha256' : null, content, verifier, signature));
  });

test('signCustomerToken rejects invalid keys and lifetimes without quoting a key', async () => {
  const publicOnly = generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' });
  const keys: CustomerTokenKey[] = [
    { id: 'k', secret: 'short-secret' },
    { id: 'k', privateKey: publicOnly },
    { id: 'k', privateKey: { kty: 'RSA', d: 'private-part' } },
    { id: 'k', privateKey: { kty: 'OKP', crv: 'Ed25519', d: 'private-part', x: 'AA' } },
  ];
  for (const key of keys)
    await assert.rejects(signCustomerToken({ ...options, key }), (error: Error) => {
      assert.doesNotMatch(error.message, /short-secret|private-part/);
      return error instanceof TypeError;
    });
  for (const expiresInMs of [0, 999, 600_001, Number.NaN])
    await assert.rejects(
      signCustomerToken({ ...options, key: { id: 'k', secret }, expiresInMs }),
      RangeError,
    );
});

test('signCustomerToken refuses to sign in a page', async () => {
  Object.defineProperty(globalThis, 'document', { value: {}, configurable: true });
  try {
    await assert.rejects(
      signCustomerToken({ ...options, key: { id: 'k', secret } }),
      /never in a page/,
    );
  } finally {
    Reflect.deleteProperty(globalThis, 'document');
  }
});
