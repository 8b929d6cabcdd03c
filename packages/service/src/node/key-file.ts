import { randomUUID } from 'node:crypto';
import { link, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as z from 'zod/mini';
import { fromHex, toHex } from '../base/hash.ts';
import type { KeyStore, ServiceKeys } from '../store/database/key-store.ts';
import { isOpenToOthers, privateMode } from './private-file.ts';

const secret = z.string().check(z.regex(/^(?:[0-9a-f]{2}){32,}$/));
const time = z.iso.datetime();
const content = z.strictObject({
  sealing: secret,
  signing: z
    .array(z.strictObject({ secret, signsFrom: time, verifiesUntil: z.optional(z.nullable(time)) }))
    .check(z.minLength(1)),
});

/**
 * A JSON file with the keys of a service, which only its owner may read:
 *
 * - `sealing`: the secret that protects stored data, in hex. It never changes.
 * - `signing`: the keys of tokens. `secret` is in hex. A key signs from `signsFrom` until a later key signs, and
 *   verifies until `verifiesUntil`.
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
    if (isOpenToOthers(this.name))
      throw new TypeError(
        `Other users may read the key file ${this.name}. Run: chmod 600 ${this.name}`,
      );
    const parsed = content.safeParse(parseJson(text));
    if (!parsed.success)
      throw new TypeError(
        `The key file ${this.name} is invalid. Restore it from a copy. Only if no service has used it, remove it.`,
      );
    const { sealing, signing } = parsed.data;
    return {
      sealing: fromHex(sealing),
      signing: signing.map((key) => ({
        secret: fromHex(key.secret),
        signsFrom: Date.parse(key.signsFrom),
        verifiesUntil: key.verifiesUntil ? Date.parse(key.verifiesUntil) : null,
      })),
    };
  }

  async create(keys: ServiceKeys): Promise<void> {
    const temporary = await this.#writeBeside(keys);
    try {
      // Fails if the file exists, so that no service replaces the keys of another
      await link(temporary, this.name);
    } finally {
      await rm(temporary, { force: true });
    }
    await syncFolder(this.name);
  }

  async replace(keys: ServiceKeys): Promise<void> {
    await rename(await this.#writeBeside(keys), this.name);
    await syncFolder(this.name);
  }

  async #writeBeside(keys: ServiceKeys): Promise<string> {
    const temporary = `${this.name}.${randomUUID()}`;
    const file = await open(temporary, 'wx', privateMode);
    try {
      await file.writeFile(format(keys));
      await file.sync();
    } finally {
      await file.close();
    }
    return temporary;
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

function format({ sealing, signing }: ServiceKeys): string {
  const rows = signing.map((key) => ({
    secret: toHex(key.secret),
    signsFrom: new Date(key.signsFrom).toISOString(),
    ...(key.verifiesUntil !== null && {
      verifiesUntil: new Date(key.verifiesUntil).toISOString(),
    }),
  }));
  return `${JSON.stringify({ sealing: toHex(sealing), signing: rows }, null, 2)}\n`;
}

/** Makes a new name in a folder survive a power failure. Windows cannot open a folder, and needs no such step. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(dirname(path), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
