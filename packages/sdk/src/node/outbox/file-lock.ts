import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { OutboxError } from '../../errors/outbox-error.ts';

interface Holder {
  readonly token: string;
  readonly host: string;
  readonly pid: number;
  /**
   * Distinguishes this process from an earlier process with the same id. In a container the id is often the same,
   * usually 1.
   */
  readonly startedAt: number;
}

const renewEveryMs = 10_000;
/** Age at which a lock that is not renewed becomes stale, on any machine. */
const staleMs = 60_000;

/**
 * Lets one process at a time write to a file. The lock is a second file beside it, which the holder renews. If the
 * holder dies, another process takes over the lock. On the same machine it does so at once, on another machine after a
 * minute.
 */
export class FileLock {
  readonly #path: string;
  readonly #token: string;
  readonly #timer: NodeJS.Timeout;

  /**
   * Acquires the lock.
   *
   * @throws {@link OutboxError} with code `outbox-locked` if the lock is taken.
   */
  static async take(path: string): Promise<FileLock> {
    const holder: Holder = {
      token: randomUUID(),
      host: hostname(),
      pid: process.pid,
      startedAt: performance.timeOrigin,
    };
    const claim = `${path}.${holder.token}`;
    try {
      await writeFile(claim, JSON.stringify(holder), { flag: 'wx', mode: 0o600 });
      for (let attempt = 0; attempt < 3; attempt++) {
        if (await linkClaim(path, claim)) return new FileLock(path, holder.token);
        await removeIfStale(path, claim, holder);
      }
      throw lockedError();
    } finally {
      await rm(claim, { force: true });
    }
  }

  private constructor(path: string, token: string) {
    this.#path = path;
    this.#token = token;
    const renew = () => utimes(path, new Date(), new Date()).catch(() => undefined);
    this.#timer = setInterval(() => void renew(), renewEveryMs).unref();
  }

  /** @throws {@link OutboxError} if another process took over the lock, as after a long suspension of this process. */
  async check(): Promise<void> {
    if ((await read(this.#path))?.token !== this.#token) throw lockedError();
  }

  async release(): Promise<void> {
    clearInterval(this.#timer);
    if ((await read(this.#path))?.token === this.#token) await rm(this.#path, { force: true });
  }
}

const lockedError = () =>
  new OutboxError(
    'This outbox file is already open, here or in another process. Use a separate file for each process.',
    'outbox-locked',
  );

/**
 * Tries to take the lock with a hard link from its path to `claim`, the file that names this holder. Returns false if
 * the lock is taken. A link is created atomically.
 */
async function linkClaim(path: string, claim: string): Promise<boolean> {
  try {
    await link(claim, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Removes the lock if it is stale.
 *
 * @throws {@link OutboxError} if the lock is not stale, or another process took it over first.
 */
async function removeIfStale(path: string, claim: string, self: Holder): Promise<void> {
  const holder = await read(path);
  if (!holder && !(await ageOf(path, claim))) return;
  if (holder && !(await isStale(path, claim, holder, self))) throw lockedError();
  const movedPath = `${claim}.old`;
  if (!(await succeeds(rename(path, movedPath)))) return;
  const isSame = (await read(movedPath))?.token === holder?.token;
  // If another process took the lock in the meantime, restores the lock of that process.
  if (!isSame) await succeeds(link(movedPath, path));
  await rm(movedPath, { force: true });
  if (!isSame) throw lockedError();
}

async function isStale(
  path: string,
  claim: string,
  holder: Holder,
  self: Holder,
): Promise<boolean> {
  if ((await ageOf(path, claim)) > staleMs) return true;
  if (holder.host !== self.host) return false;
  if (holder.pid === self.pid) return holder.startedAt !== self.startedAt;
  try {
    process.kill(holder.pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

/** Returns the milliseconds since the lock was renewed, or 0 if the lock is gone. */
async function ageOf(path: string, claim: string): Promise<number> {
  const [now, then] = await Promise.all([stat(claim), stat(path).catch(() => undefined)]);
  return then ? now.mtimeMs - then.mtimeMs : 0;
}

const succeeds = (operation: Promise<unknown>) =>
  operation.then(
    () => true,
    () => false,
  );

async function read(path: string): Promise<Holder | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}
