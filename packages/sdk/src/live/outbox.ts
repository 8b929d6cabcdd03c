import type { NewContentBlock } from '@tellerkit/contract';
import { backoffMs } from '../backoff.ts';
import type { Clock } from '../clock.ts';
import { isTellerError } from '../errors/guards.ts';
import { randomHex } from '../random.ts';
import type { OutgoingMessage } from './live-snapshot.ts';

const baseMs = 1000;
const capMs = 30_000;

/**
 * What an outbox needs.
 *
 * @internal
 */
export interface OutboxOptions {
  /** Sends one message under its key; the same key again has no second effect. */
  readonly send: (
    key: string,
    content: readonly NewContentBlock[],
    signal: AbortSignal,
  ) => Promise<void>;
  /** Called with all messages on their way after each change. */
  readonly onChange: (outgoing: readonly OutgoingMessage[]) => void;
  readonly clock: Clock;
  readonly random: () => number;
}

/**
 * Sends messages one after the other, in the order in which they were added. What fails for a passing
 * reason is tried again under the same key until it works; what the service refuses stays, with the
 * reason, until it is retried or withdrawn.
 *
 * @internal
 */
export class Outbox {
  #messages: readonly OutgoingMessage[] = [];
  #failures = 0;
  #isSending = false;
  #cancelWait: (() => void) | undefined;
  readonly #options: OutboxOptions;
  readonly #stop = new AbortController();

  constructor(options: OutboxOptions) {
    this.#options = options;
  }

  /** Puts a message at the end and returns its key. */
  add(content: readonly NewContentBlock[]): string {
    const key = `out-${randomHex(12)}`;
    const createdAt = new Date(this.#options.clock.now()).toISOString();
    const message = { key, content, state: 'waiting', createdAt, error: null } as const;
    this.#change([...this.#messages, message]);
    void this.#pump();
    return key;
  }

  /** Tries a failed message again, and the others now rather than later. */
  retry(key: string): void {
    this.#set(key, { state: 'waiting', error: null });
    this.wake();
  }

  /** Takes a message out that has not been sent; false if it is too late. */
  withdraw(key: string): boolean {
    const message = this.#messages.find((candidate) => candidate.key === key);
    if (!message || message.state === 'sending' || message.state === 'sent') return false;
    this.#remove(key);
    return true;
  }

  /** The service has stored the message: it is in the timeline now. */
  confirm(key: string): void {
    this.#remove(key);
  }

  /** Ends a wait between two tries, for example when the network is back. */
  wake(): void {
    this.#cancelWait?.();
    this.#cancelWait = undefined;
    void this.#pump();
  }

  /** Stops sending. Messages on their way stay as they are. */
  stop(): void {
    this.#stop.abort();
    this.#cancelWait?.();
  }

  async #pump(): Promise<void> {
    if (this.#isSending || this.#cancelWait) return;
    this.#isSending = true;
    let next: OutgoingMessage | undefined;
    while (
      !this.#stop.signal.aborted &&
      (next = this.#messages.find(({ state }) => state === 'waiting'))
    ) {
      if (!(await this.#send(next))) break;
    }
    this.#isSending = false;
  }

  /** Resolves to false if the others have to wait, too. */
  async #send({ key, content }: OutgoingMessage): Promise<boolean> {
    const { signal } = this.#stop;
    this.#set(key, { state: 'sending' });
    try {
      await this.#options.send(key, content, signal);
      this.#failures = 0;
      this.#set(key, { state: 'sent' });
      return true;
    } catch (error) {
      if (signal.aborted) return false;
      if (!isPassing(error)) {
        this.#set(key, { state: 'failed', error: isTellerError(error) ? error : null });
        return true;
      }
      this.#set(key, { state: 'waiting' });
      this.#wait();
      return false;
    }
  }

  #wait(): void {
    const { clock, random } = this.#options;
    const ms = backoffMs(random, this.#failures++, baseMs, capMs);
    this.#cancelWait = clock.after(ms, () => this.wake());
  }

  #set(key: string, part: Partial<OutgoingMessage>): void {
    this.#change(
      this.#messages.map((message) => (message.key === key ? { ...message, ...part } : message)),
    );
  }

  #remove(key: string): void {
    if (this.#messages.some((message) => message.key === key))
      this.#change(this.#messages.filter((message) => message.key !== key));
  }

  #change(messages: readonly OutgoingMessage[]): void {
    this.#messages = messages;
    this.#options.onChange(messages);
  }
}

/** True if the same message may go through later: not refused for what it is. */
function isPassing(error: unknown): boolean {
  if (!isTellerError(error)) return false;
  const { code, status, retryable } = error;
  return retryable || code === 'token-provider-failed' || status === 429 || (status ?? 0) >= 500;
}
