import { fromHex, toHex } from '../../base/hash.ts';
import type { AuditHead } from './audit-report.ts';

/** Reasons why a text with kept heads is no proof. */
export type HeadsFault = 'empty' | 'malformed' | 'incomplete' | 'unkeyed' | 'foreign' | 'forged';

/** The heads of a text are no proof. */
export class HeadsError extends Error {
  override readonly name = 'HeadsError';
  readonly fault: HeadsFault;

  constructor(fault: HeadsFault) {
    super(fault);
    this.fault = fault;
  }
}

/** A head as it is kept outside the database. `at` and `of` tell which heads belong to one verification. */
interface KeptHead extends AuditHead {
  /** Time of the verification. */
  readonly at: string;
  /** Number of heads that the verification returned. */
  readonly of: number;
  /** HMAC-SHA256 over all other fields, in hex. Missing in an unkeyed head. */
  readonly mac?: string;
}

/**
 * Writes the heads of a verification as text, one on each line. With a key, a later reader detects a changed, added or
 * removed line.
 */
export async function writeHeads(
  heads: readonly AuditHead[],
  key: CryptoKey | undefined,
  at: string,
): Promise<string> {
  const lines = heads.map(async (head) => {
    const kept: KeptHead = { ...head, at, of: heads.length };
    if (key === undefined) return JSON.stringify(kept);
    const mac = toHex(new Uint8Array(await crypto.subtle.sign('HMAC', key, signedBytes(kept))));
    return JSON.stringify({ ...kept, mac });
  });
  return `${(await Promise.all(lines)).join('\n')}\n`;
}

/**
 * Reads the heads of one or more verifications.
 *
 * @param key - Key of the heads. Without it, the heads are not checked for forgery.
 * @throws {@link HeadsError} with the first fault.
 */
export async function readHeads(text: string, key: CryptoKey | undefined): Promise<AuditHead[]> {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length === 0) throw new HeadsError('empty');
  const heads = lines.map(parseHead);
  if (key) await checkMacs(heads, key);
  for (const time of new Set(heads.map(({ at }) => at))) {
    const set = heads.filter(({ at }) => at === time);
    const places = new Set(set.map(({ tenant, lane }) => JSON.stringify([tenant, lane])));
    if (set.some(({ of }) => of !== places.size)) throw new HeadsError('incomplete');
  }
  return heads;
}

/** Checks the mac of each head. If none fits, the key is another one than that of the file. */
async function checkMacs(heads: readonly KeptHead[], key: CryptoKey): Promise<void> {
  const fits = heads.map((head) => {
    if (head.mac === undefined) throw new HeadsError('unkeyed');
    return crypto.subtle.verify('HMAC', key, fromHex(head.mac), signedBytes(head));
  });
  const results = await Promise.all(fits);
  if (results.every(Boolean)) return;
  throw new HeadsError(results.some(Boolean) ? 'forged' : 'foreign');
}

function signedBytes({ tenant, lane, sequence, hash, at, of }: KeptHead): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify([tenant, lane, sequence, hash, at, of]));
}

function parseHead(line: string): KeptHead {
  const head = parseLine(line) as Partial<Record<keyof KeptHead, unknown>> | null;
  const isHead =
    typeof head?.tenant === 'string' &&
    [head.lane, head.sequence, head.of].every((value) => Number.isSafeInteger(value)) &&
    typeof head.hash === 'string' &&
    /^([0-9a-f]{64})?$/.test(head.hash) &&
    typeof head.at === 'string' &&
    (head.mac === undefined || (typeof head.mac === 'string' && /^[0-9a-f]{64}$/.test(head.mac)));
  if (!isHead) throw new HeadsError('malformed');
  return head as KeptHead;
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new HeadsError('malformed');
  }
}
