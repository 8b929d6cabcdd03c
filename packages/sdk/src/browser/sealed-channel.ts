import type { TabMessage } from '../tabs/tab-message.ts';
import type { HeldKey } from './key-holder.ts';
import { seal, unseal } from '../base/seal.ts';

/** Content of a sealed message. */
type Letter = readonly [sender: string, count: number, message: TabMessage];

/**
 * Exchanges messages between the tabs of a customer, encrypted with the customer's storage key. Any script of the
 * origin can post to a BroadcastChannel, but only the tabs hold the key, so the channel drops messages of other
 * scripts. It also drops a message that this tab has received before.
 */
export class SealedChannel {
  readonly #channel: BroadcastChannel;
  readonly #key: HeldKey;
  readonly #name: string;
  readonly #sender = crypto.randomUUID();
  #count = 0;
  /** Highest count of each sender. A tab never accepts a message that it has sent itself. */
  readonly #counts = new Map<string, number>([[this.#sender, Infinity]]);
  // Encryption may finish in any order, so messages wait in turn.
  #sending: Promise<void> = Promise.resolve();
  #receiving: Promise<unknown> = Promise.resolve();

  constructor(
    channel: BroadcastChannel,
    name: string,
    key: HeldKey,
    onMessage: (message: TabMessage) => void,
  ) {
    this.#channel = channel;
    this.#name = name;
    this.#key = key;
    channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      const opened = unseal(data, this.#key.key, this.#name);
      this.#receiving = this.#receiving.then(() => opened);
      // Outside the chain, so that a listener that throws is reported and stops no later message.
      void this.#receiving.then((letter) => {
        if (letter && this.#isNew(letter as Letter)) onMessage((letter as Letter)[2]);
      });
    };
  }

  post(message: TabMessage): void {
    const letter: Letter = [this.#sender, ++this.#count, message];
    const sealed = seal(letter, this.#key.key, this.#name);
    this.#sending = this.#sending
      .then(async () => this.#channel.postMessage(await sealed))
      // A browser that cannot encrypt sends nothing, and each tab then works alone.
      .catch(() => undefined);
  }

  /** Closes the channel once the messages before are sent. */
  close(): void {
    this.#channel.onmessage = null;
    this.#sending = this.#sending.then(() => this.#channel.close());
  }

  #isNew([sender, count]: Letter): boolean {
    const isNew = count > (this.#counts.get(sender) ?? 0);
    if (isNew) this.#counts.set(sender, count);
    return isNew;
  }
}
