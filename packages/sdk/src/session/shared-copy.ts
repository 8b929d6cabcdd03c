import { fromBase64, toBase64 } from '../base/base64.ts';
import { seal, unseal } from '../base/seal.ts';
import { entryOf, parseSession } from './stored-session.ts';
import type { StoredSession } from './stored-session.ts';

/**
 * Milliseconds after which an entry counts as left behind by closed tabs. Measured by the times at which access tokens
 * expire, so that no clock of the device matters.
 */
const maxAgeMs = 30 * 24 * 3_600_000;

/** The store of the tab. */
interface TextStore {
  load(): string | null;
  save(text: string): void;
}

/**
 * Saves and returns the text of the shared copy of a session if it is newer than the tab's own.
 *
 * A tab that slept would otherwise renew with a replaced refresh token, and the service would end the session. The copy
 * is encrypted with a key that only the tabs of the session can derive. Once the last of them has closed, nobody can
 * read it.
 *
 * @param text - The tab's own text. If the store has another text by now, its text stays: the session was renewed, or
 * the customer signed out.
 * @param copy - Value of the entry in `localStorage`.
 * @param name - Name of the store.
 * @returns null if the copy is not newer, or if no tab of the session wrote it.
 * @throws Error if the page cannot decrypt, as without https.
 */
export async function takeCopy(
  store: TextStore,
  text: string | null,
  copy: string,
  name: string,
): Promise<string | null> {
  const session = parseSession(text) as StoredSession;
  const [, iv, data] = copy.split(' ').map((part) => fromBase64(part));
  const key = await deriveKey(session);
  const opened = await unseal({ iv, data }, key, entryOf(name, session));
  const { renewals = 0 } = Object(opened) as Partial<StoredSession>;
  if (renewals <= (session.renewals ?? 0)) return null;
  const newer = JSON.stringify(opened);
  if (store.load() === text) store.save(newer);
  return newer;
}

/**
 * Writes the shared copy of a session, and deletes the entries of tabs that closed long ago.
 *
 * @param load - Loads the tab's own text. Writes nothing if the text changes meanwhile, as after a sign-out.
 * @param own - Storage of the tab. If it is `localStorage`, the tabs share it anyway.
 * @param name - Name of the store.
 * @throws Error if the page cannot encrypt, or the storage is full or blocked.
 */
export async function shareCopy(
  load: () => string | null,
  own: Storage,
  name: string,
): Promise<void> {
  const text = load();
  const session = parseSession(text);
  if (!session || own === localStorage) return;
  const entry = entryOf(name, session);
  const endsAt = Date.parse(session.expiresAt);
  deleteOld(`${name} `, endsAt - maxAgeMs);
  const { iv, data } = await seal(session, await deriveKey(session), entry);
  if (load() === text)
    localStorage.setItem(entry, `${endsAt} ${toBase64(iv)} ${toBase64(new Uint8Array(data))}`);
}

async function deriveKey({ root, refreshToken }: StoredSession): Promise<CryptoKey> {
  const { subtle } = crypto;
  const bytes = new TextEncoder().encode(`tellerkit session ${root ?? refreshToken}`);
  const digest = await subtle.digest('SHA-256', bytes);
  return subtle.importKey('raw', digest, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

function deleteOld(prefix: string, before: number): void {
  for (const [name, value] of Object.entries(localStorage))
    if (name.startsWith(prefix) && parseInt(String(value)) < before) localStorage.removeItem(name);
}
