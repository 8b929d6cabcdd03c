import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { beforeEach, describe, test } from 'node:test';
import { TestClock } from '../../test-kit/index.ts';
import { isBankToken } from './bank-tokens.ts';
import { createKeyRing, keyIdOf } from './key-ring.ts';
import {
  generateKeys,
  overlapMs,
  refreshOverlapMs,
  replaceStoredSecret,
  rotateKeys,
} from './rotate-keys.ts';
import { createTokens } from './tokens.ts';
import type { TokenUse, Tokens } from './tokens.ts';

const hour = 3_600_000;
const limits = { accessTokenMs: hour, customerTokenMs: hour / 6 };
const claims = { use: 'agent', tenantId: 'tnt_1', subject: 'agt_1' } as const;
const invalid = { code: 'invalid-token' };

let clock: TestClock;
let keys: ReturnType<typeof generateKeys>;
let tokens: Tokens;
beforeEach(() => {
  clock = new TestClock();
  keys = generateKeys(clock.now());
  tokens = openTokens(keys);
});

function openTokens({ signing } = keys): Tokens {
  return createTokens({ keys: createKeyRing(signing), clock, limits });
}

const encode = (part: unknown) =>
  Buffer.from(typeof part === 'string' ? part : JSON.stringify(part)).toString('base64url');

/** Signs any header and claims, as an attacker with the signing key does. */
async function forge(given: object, header: object = {}, algorithm = 'sha256'): Promise<string> {
  const [key] = keys.signing;
  const now = Math.floor(clock.now() / 1000);
  const base = { use: 'agent', iss: 'tellerkit', aud: 'tnt_1', sub: 'agt_1' };
  const payload = { ...base, iat: now, exp: now + 60, ...given };
  const head = { alg: 'HS256', typ: 'JWT', kid: await keyIdOf(key!), ...header };
  const content = `${encode(head)}.${encode(payload)}`;
  return `${content}.${createHmac(algorithm, key!.secret).update(content).digest('base64url')}`;
}

describe('a token that somebody forged with the signing key', () => {
  test('is invalid if it lasts longer than the service lets a token of its use last', async () => {
    const now = Math.floor(clock.now() / 1000);
    const lifetimes: [TokenUse, number][] = [
      ['agent', 3600],
      ['customer', 3600],
      ['customer-token', 600],
    ];
    for (const [use, seconds] of lifetimes) {
      const { expiresAt } = await tokens.verifyToken(await forge({ use, exp: now + seconds }));
      assert.equal(expiresAt, (now + seconds) * 1000);
      for (const wrong of [
        { exp: now + seconds + 1 },
        { exp: now + 10 * 365 * 86_400 },
        { iat: now - 100, exp: now + seconds },
        { iat: now + 3600, exp: now + 3601 },
        { iat: now + 10 * 365 * 86_400, exp: now + 10 * 365 * 86_400 + 1 },
        { iat: undefined },
        { iat: '0' },
        { exp: undefined },
        { exp: String(now + 60) },
        { nbf: now + 60 },
      ])
        await assert.rejects(
          tokens.verifyToken(await forge({ use, ...wrong })),
          invalid,
          `${use} ${JSON.stringify(wrong)}`,
        );
    }
  });

  test('is invalid with an unknown use, or with claims of another type', async () => {
    for (const wrong of [
      { use: 'admin' },
      { use: 'toString' },
      { use: undefined },
      { use: ['agent'] },
      { aud: ['tnt_1', 'tnt_2'] },
      { aud: undefined },
      { sub: undefined },
      { sub: 7 },
      { iss: 'tellerkit:main' },
      { iss: undefined },
    ])
      await assert.rejects(tokens.verifyToken(await forge(wrong)), invalid, JSON.stringify(wrong));
  });

  test('is invalid with another algorithm or type, a foreign `kid` or a critical header', async () => {
    for (const header of [
      { alg: 'none' },
      { alg: 'RS256' },
      { alg: 'HS512' },
      { alg: undefined },
      { typ: 'at+jwt' },
      { kid: 'tellerkit:0000000000000000' },
      { kid: '' },
      { kid: 7 },
      { kid: null },
      { kid: { toString: 'tellerkit:' } },
      { crit: ['exp'] },
      { crit: ['b64'], b64: false },
    ])
      await assert.rejects(
        tokens.verifyToken(await forge({}, header)),
        invalid,
        JSON.stringify(header),
      );
    await assert.rejects(tokens.verifyToken(await forge({}, { alg: 'HS512' }, 'sha512')), invalid);
    const [head, body] = (await forge({})).split('.');
    for (const text of [`${head}.${body}.`, `${encode({ alg: 'none' })}.${body}.`, 'a.b.c', '..'])
      await assert.rejects(tokens.verifyToken(text), invalid, text);
  });

  test('counts the last of two equal claims and headers, for the signature and the checks alike', async () => {
    const [key] = keys.signing;
    const now = Math.floor(clock.now() / 1000);
    const head = encode(`{"alg":"none","alg":"HS256","typ":"JWT","kid":"${await keyIdOf(key!)}"}`);
    const base = `"use":"agent","iss":"tellerkit","aud":"tnt_1","sub":"agt_1","iat":${now}`;
    const ten = now + 10 * 365 * 86_400;
    const sign = (body: string) => {
      const content = `${head}.${encode(body)}`;
      return `${content}.${createHmac('sha256', key!.secret).update(content).digest('base64url')}`;
    };
    const twice = sign(`{${base},"exp":${now + 60},"exp":${ten}}`);
    await assert.rejects(tokens.verifyToken(twice), invalid);
    const short = await tokens.verifyToken(sign(`{${base},"exp":${ten},"exp":${now + 60}}`));
    assert.equal(short.expiresAt, (now + 60) * 1000);
  });
});

describe('rotation of signing keys', () => {
  test('signs with the new key, and verifies tokens of the replaced key until the overlap ends', async () => {
    const { token: old } = await tokens.signToken(claims, hour);
    const rotated = openTokens(rotateKeys(keys, clock.now(), clock.now()));
    const { token: fresh } = await rotated.signToken(claims, hour);
    assert.notEqual(readKeyId(fresh), readKeyId(old));
    for (const token of [old, fresh])
      assert.equal((await rotated.verifyToken(token)).subject, 'agt_1');
    await assert.rejects(
      tokens.verifyToken(fresh),
      invalid,
      'the old keys do not hold the new key',
    );
    await clock.jump(overlapMs);
    const { token: late } = await tokens.signToken(claims, hour);
    await assert.rejects(rotated.verifyToken(late), invalid);
    const later = await rotated.signToken(claims, hour);
    assert.equal((await rotated.verifyToken(later.token)).subject, 'agt_1');
  });

  test('a key with a later start verifies at once, and signs from its start', async () => {
    const start = clock.now() + hour;
    const next = rotateKeys(keys, clock.now(), start);
    const ahead = openTokens({ ...next, signing: next.signing.slice(0, 1) });
    const { token: early } = await ahead.signToken(claims, hour);
    const rotated = openTokens(next);
    assert.equal((await rotated.verifyToken(early)).subject, 'agt_1');
    const before = await rotated.signToken(claims, hour);
    assert.notEqual(readKeyId(before.token), readKeyId(early));
    await clock.jump(hour);
    const { token } = await rotated.signToken(claims, hour);
    assert.equal(readKeyId(token), readKeyId(early));
  });

  test('keeps the sealing secret and removes keys that neither verify nor refresh any longer', () => {
    const now = clock.now();
    const once = rotateKeys(keys, now, now);
    assert.equal(once.sealing, keys.sealing);
    assert.equal(once.signing.length, 2);
    const twice = rotateKeys(once, now + refreshOverlapMs, now + refreshOverlapMs);
    assert.equal(twice.signing.length, 2);
    assert.equal(twice.signing[1]?.secret, once.signing[0]?.secret);
  });

  test('a former secret protects stored data, verifies its tokens for the overlap and signs no more', async () => {
    const [former] = keys.signing;
    const { token } = await tokens.signToken(claims, hour);
    const split = replaceStoredSecret(former!.secret, clock.now());
    assert.equal(split.sealing, former!.secret);
    const opened = openTokens(split);
    const [, payload] = token.split('.');
    const content = `${encode({ alg: 'HS256', typ: 'JWT' })}.${payload}`;
    const signature = createHmac('sha256', former!.secret).update(content).digest('base64url');
    const nameless = `${content}.${signature}`;
    for (const old of [token, nameless])
      assert.equal((await opened.verifyToken(old)).subject, 'agt_1');
    const fresh = await opened.signToken(claims, hour);
    assert.notEqual(readKeyId(fresh.token), await keyIdOf(former!));
  });
});

test('a token of the service never counts as a token of a bank, whose key ids hold no colon', async () => {
  const { token } = await tokens.signToken(claims, hour);
  assert.equal(isBankToken(token), false);
  assert.equal(isBankToken(await forge({}, { kid: 'web' })), true);
  assert.equal(isBankToken(await forge({}, { kid: 7 })), true);
  assert.equal(isBankToken(await forge({}, { kid: undefined })), false);
});

function readKeyId(token: string): unknown {
  const [head = ''] = token.split('.');
  return (JSON.parse(Buffer.from(head, 'base64url').toString()) as { kid?: unknown }).kid;
}
