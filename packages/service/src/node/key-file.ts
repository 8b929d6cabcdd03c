import { readFile } from 'node:fs/promises';
import * as z from 'zod/mini';
import { fromHex, toHex } from '../base/hash.ts';
import type { KeyStore, ServiceKeys } from '../store/database/key-store.ts';
import { findReaders } from './private-file.ts';
import { createPrivateText, replacePrivateText } from './write-private-file.ts';

const secret = z.string().check(z.regex(/^(?:[0-9a-f]{2}){32,}$/));
const time = z.iso.datetime();
const content = z.strictObject({
  sealing: secret,
  signing: z
    .array(
      z.strictObject({
        secret,
        signsFrom: time,
        verifiesUntil: z.optional(z.nullable(time)),
        refreshesUntil: z.optional(z.nullable(time)),
      }),
    )
    .check(z.minLength(1)),
});
type Content = z.infer<typeof content>;

/**
 * A JSON file with the keys of a service, which only its owner may read:
 *
 * - `sealing`: the secret that protects stored data, in hex. It never changes.
 * - `signing`: the keys of tokens. `secret` is in hex. A key signs from `signsFrom` until a later key signs, and
 *   verifies until `verifiesUntil`. Its refresh tokens work until `refreshesUntil`.
 */
export class KeyFile implements KeyStore {
  readonly name: string;
  readonly canGenerate: boolean;

  /** @param canGenerate - False if several nodes need the same keys, so that none may generate its own. */
  constructor(path: string, canGenerate = true) {
    this.name = path;
    this.canGenerate = canGenerate;
  }

  async read(): Promise<ServiceKeys | undefined> {
    const text = await readText(this.name);
    if (text === undefined) return undefined;
    const remedy = findReaders(this.name);
    if (remedy !== undefined)
      throw new TypeError(`Other users may read the key file ${this.name}. ${remedy}`);
    const parsed = content.safeParse(parseJson(text));
    if (!parsed.success)
      throw new TypeError(
        `The key file ${this.name} is invalid. Restore it from a copy. Only if no service has used it, remove it.`,
      );
    return toKeys(parsed.data);
  }

  create(keys: ServiceKeys): Promise<void> {
    return createPrivateText(this.name, format(keys));
  }

  replace(keys: ServiceKeys): Promise<void> {
    return replacePrivateText(this.name, format(keys));
  }
}

async function readText(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === 'ENOENT') return undefined;
    throw new TypeError(`Cannot read the key file ${path} (${code}). Check its mode and owner.`, {
      cause: error,
    });
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function toKeys({ sealing, signing }: Content): ServiceKeys {
  const toTime = (text: string | null | undefined) => (text ? Date.parse(text) : null);
  return {
    sealing: fromHex(sealing),
    signing: signing.map((key) => {
      const verifiesUntil = toTime(key.verifiesUntil);
      // A file of an earlier version has no such time. Its sealing secret may have been stored in the database
      const unset = key.secret === sealing && verifiesUntil !== null ? 0 : verifiesUntil;
      return {
        secret: fromHex(key.secret),
        signsFrom: Date.parse(key.signsFrom),
        verifiesUntil,
        refreshesUntil: key.refreshesUntil === undefined ? unset : toTime(key.refreshesUntil),
      };
    }),
  };
}

function format({ sealing, signing }: ServiceKeys): string {
  const toText = (end: number | null) => (end === null ? undefined : new Date(end).toISOString());
  const rows = signing.map((key) => ({
    secret: toHex(key.secret),
    signsFrom: new Date(key.signsFrom).toISOString(),
    verifiesUntil: toText(key.verifiesUntil),
    refreshesUntil: toText(key.refreshesUntil),
  }));
  return `${JSON.stringify({ sealing: toHex(sealing), signing: rows }, null, 2)}\n`;
}
