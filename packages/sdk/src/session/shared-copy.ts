import { fromBase64, toBase64 } from '../base/base64.ts';
import { parseSession } from './stored-session.ts';
import type { StoredSession } from './stored-session.ts';

/** The parts of `localStorage` that hold the shared entries. */
export type SharedArea = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

const ivBytes = 12;
const maxAgeMs = 30 * 24 * 3_600_000;

/**
 * Exchanges the stored text of a session with tabs that hold a copy of it. Returns the newest text: that of another tab,
 * or `text`, which is then shared.
 *
 * A tab that slept would otherwise renew with a replaced refresh token, and the service would end the session. The
 * entry is encrypted with a key that only the tabs of the session can derive. Once the last of them has closed, nobody
 * can read it.
 *
 * @param own - Storage of the tab. If it is `area`, the tabs share it anyway.
 */
export async function exchangeCopy(
  name: string,
  text: string,
  own: Storage,
  area: SharedArea = localStorage,
): Promise<string> {
  const session = parseSession(text);
  // Pages without https have no `crypto.subtle`
  if (!session?.id || own === area || !globalThis.crypto.subtle) return text;
  const entry = `${name} ${session.id}`;
  const key = await deriveKey(session.root ?? session.refreshToken);
  const shared = await openCopy(area.getItem(entry), key, entry);
  if (turnOf(parseSession(shared)) > turnOf(session)) return shared ?? text;
  if (turnOf(session) > turnOf(parseSession(shared))) {
    deleteOld(area, `${name} `);
    area.setItem(entry, await sealCopy(text, key, entry));
  }
  return text;
}

/** A session that was never renewed needs no shared entry, because every copy is complete. */
const turnOf = (session: StoredSession | null): number => session?.turn ?? 0;

async function deriveKey(root: string): Promise<CryptoKey> {
  const { subtle } = crypto;
  const bytes = new TextEncoder().encode(`tellerkit session ${root}`);
  const digest = await subtle.digest('SHA-256', bytes);
  return subtle.importKey('raw', digest, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

async function sealCopy(text: string, key: CryptoKey, entry: string): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(ivBytes));
  const data = await crypto.subtle.encrypt(cipher(iv, entry), key, new TextEncoder().encode(text));
  return `${Date.now()} ${toBase64(iv)} ${toBase64(new Uint8Array(data))}`;
}

/** Returns null if there is no entry, or if no tab of the session wrote it. */
async function openCopy(sealed: string | null, key: CryptoKey, entry: string) {
  const [, iv, data] = (sealed ?? '').split(' ').map((part) => fromBase64(part));
  if (!iv || !data) return null;
  try {
    return new TextDecoder().decode(await crypto.subtle.decrypt(cipher(iv, entry), key, data));
  } catch {
    return null;
  }
}

function cipher(iv: Uint8Array<ArrayBuffer>, entry: string): AesGcmParams {
  return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(entry) };
}

/** Deletes the entries of tabs that closed long ago. */
function deleteOld(area: SharedArea, prefix: string): void {
  const names = Array.from({ length: area.length }, (_, index) => area.key(index));
  for (const name of names)
    if (name?.startsWith(prefix) && Date.now() - parseInt(area.getItem(name) ?? '') > maxAgeMs)
      area.removeItem(name);
}
