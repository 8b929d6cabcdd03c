import { fromBase64, toBase64 } from '../base/base64.ts';
import { parseSession } from './stored-session.ts';

const ivBytes = 12;
const maxAgeMs = 30 * 24 * 3_600_000;

/** The store of the tab. */
interface TextStore {
  load(): string | null;
  save(text: string): void;
}

/**
 * Exchanges the stored text of a session with tabs that hold a copy of it, through an entry of `localStorage`.
 *
 * A tab that slept would otherwise renew with a replaced refresh token, and the service would end the session. The
 * entry is encrypted with a key that only the tabs of the session can derive. Once the last of them has closed, nobody
 * can read it.
 *
 * @param own - Storage of the tab. If it is `localStorage`, the tabs share it anyway.
 * @param isRenewed - True to share the text, false to save the newest text of the tabs.
 */
export async function exchangeCopy(
  store: TextStore,
  own: Storage,
  name: string,
  isRenewed: boolean,
): Promise<void> {
  const text = store.load();
  const session = parseSession(text);
  // Pages without https have no `crypto.subtle`
  if (!text || !session?.id || own === localStorage || !globalThis.crypto.subtle) return;
  const entry = `${name} ${session.id}`;
  const key = await deriveKey(session.root ?? session.refreshToken);
  // Meanwhile, the customer may sign out
  const isKept = () => store.load() === text;
  if (isRenewed) {
    deleteOld(`${name} `);
    const sealed = await sealCopy(text, key, entry);
    if (isKept()) localStorage.setItem(entry, sealed);
    return;
  }
  const shared = await openCopy(localStorage.getItem(entry), key, entry);
  if (shared && endOf(shared) >= endOf(text) && isKept()) store.save(shared);
}

const endOf = (text: string) => Date.parse(parseSession(text)?.expiresAt ?? '');

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
function deleteOld(prefix: string): void {
  for (const [name, value] of Object.entries(localStorage))
    if (name.startsWith(prefix) && Date.now() - parseInt(String(value)) > maxAgeMs)
      localStorage.removeItem(name);
}
