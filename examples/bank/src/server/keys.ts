import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';

/** API keys with which the demo bank's pages and back end call the service. */
export interface BankKeys {
  readonly publishableKey: string;
  readonly secretKey: string;
}

/** Reads the bank's keys, or creates them at the first start. */
export async function loadKeys(folder: URL): Promise<BankKeys> {
  const file = new URL('keys.json', folder);
  try {
    return JSON.parse(await readFile(file, 'utf8')) as BankKeys;
  } catch {
    const keys = { publishableKey: `pk_ginkgo_${secret()}`, secretKey: `sk_ginkgo_${secret()}` };
    await mkdir(folder, { recursive: true });
    await writeFile(file, JSON.stringify(keys), { mode: 0o600 });
    return keys;
  }
}

const secret = () => randomBytes(24).toString('hex');
