import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { OutboxError } from '../../errors/outbox-error.ts';

interface Holder {
  readonly token: string;
  readonly host: string;
  readonly pid: number;
  /** Tells this life of a process id from an earlier one, as in a container, where it is always 1. */
  readonly startedAt: number;
}

const renewEveryMs = 10_000;
/** A holder that has not renewed its lock for so long is taken for dead, on whatever machine. */
const staleMs = 60_000;

/**
 * Lets one process write to a file. The lock is a file beside it, which its holder renews; the lock of a process that
 * has died is taken over, at once on the same machine, else after a minute.
 */
export class FileLock {
  readonly #path: string;
  readonly #token: string;
  readonly #timer: NodeJS.Timeout;

  /** @throws {@link OutboxError} of code `outbox-locked`. */
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
      for (let round = 0; round < 3; round++) {
        if (await appears(path, claim)) return new FileLock(path, holder.token);
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

  /** @throws {@link OutboxError} if another process has taken over, as it does when this one was stopped for long. */
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
    'Another process has this outbox open. Give each process a file of its own.',
    'outbox-locked',
  );

/** True if the lock was free: a link comes into being whole or not at all. */
async function appears(path: string, claim: string): Promise<boolean> {
  try {
    await link(claim, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** @throws {@link OutboxError} if the holder lives, or somebody else was faster. */
async function removeIfStale(path: string, claim: string, self: Holder): Promise<void> {
  const holder = await read(path);
  if (!holder && !(await ageOf(path, claim))) return;
  if (holder && !(await isStale(path, claim, holder, self))) throw lockedError();
  const aside = `${claim}.old`;
  if (!(await succeeds(rename(path, aside)))) return;
  const isSame = (await read(aside))?.token === holder?.token;
  // Somebody has taken the lock in between: it goes back.
  if (!isSame) await succeeds(link(aside, path));
  await rm(aside, { force: true });
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

/** Time since the lock was renewed, in milliseconds; 0 if it is gone. */
async function ageOf(path: string, claim: string): Promise<number> {
  const [now, then] = await Promise.all([stat(claim), stat(path).catch(() => undefined)]);
  return then ? now.mtimeMs - then.mtimeMs : 0;
}

const succeeds = (work: Promise<unknown>) =>
  work.then(
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
