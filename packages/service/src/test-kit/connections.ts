import type { Activity } from './activity.ts';
import { connectionLost } from './fault.ts';

/**
 * The responses that clients are reading. A response ends when the caller's signal aborts, as it does over a network. A
 * test can break all responses at once.
 */
export class Connections {
  readonly #activity: Activity;
  readonly #open = new Set<(reason: unknown) => void>();

  constructor(activity: Activity) {
    this.#activity = activity;
  }

  /** Number of responses that are not yet read to their end. */
  get size(): number {
    return this.#open.size;
  }

  /** Breaks all responses that are still being read. */
  cutAll(): void {
    for (const cut of [...this.#open]) cut(connectionLost());
  }

  /** Returns a copy of the response. The body of the copy breaks if the signal aborts or `cutAll` is called. */
  carry(response: Response, signal: AbortSignal | undefined): Response {
    const { body, status, headers } = response;
    return body ? new Response(this.#carryBody(body, signal), { status, headers }) : response;
  }

  #carryBody(
    body: ReadableStream<Uint8Array>,
    signal: AbortSignal | undefined,
  ): ReadableStream<Uint8Array> {
    const reader = body.getReader();
    const abort = () => cut(signal?.reason);
    let cut: (reason: unknown) => void = () => undefined;
    const end = () => {
      this.#activity.note();
      this.#open.delete(cut);
      signal?.removeEventListener('abort', abort);
    };
    return new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          cut = (reason) => {
            end();
            controller.error(reason);
            reader.cancel(reason).catch(() => undefined);
          };
          this.#open.add(cut);
          signal?.addEventListener('abort', abort);
        },
        pull: async (controller) => {
          try {
            const { done, value } = await reader.read();
            this.#activity.note();
            if (!this.#open.has(cut)) return;
            if (!done) return controller.enqueue(value);
            end();
            controller.close();
          } catch (error) {
            if (this.#open.has(cut)) cut(error);
          }
        },
        cancel: (reason) => {
          end();
          return reader.cancel(reason);
        },
      },
      { highWaterMark: 0 },
    );
  }
}
