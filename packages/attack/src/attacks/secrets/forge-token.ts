import { createHmac } from 'node:crypto';

const year = 365 * 86_400;

/** The parts of a token that the service issued. */
export interface TokenParts {
  readonly header: Readonly<Record<string, unknown>>;
  readonly claims: Readonly<Record<string, unknown>>;
}

/** Reads a token without a check of its signature. */
export function readToken(token: string): TokenParts {
  const [header, claims] = token
    .split('.')
    .slice(0, 2)
    .map((part) => JSON.parse(Buffer.from(part, 'base64url').toString()) as TokenParts['claims']);
  return { header: header ?? {}, claims: claims ?? {} };
}

/** Forges a token with the claims of an issued one and another lifetime, signed with `secret`. */
export function forgeToken(
  { header, claims }: TokenParts,
  secret: Uint8Array,
  years: number,
): string {
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const iat = Math.floor(Date.now() / 1000);
  const lifetime = years === 0 ? 60 : years * year;
  const content = `${encode(header)}.${encode({ ...claims, iat, exp: iat + lifetime })}`;
  return `${content}.${createHmac('sha256', secret).update(content).digest('base64url')}`;
}
