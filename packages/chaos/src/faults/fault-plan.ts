import type { Dice } from '../base/dice.ts';

/** A fault that happens to one request. */
export type PlannedFault =
  | { readonly kind: 'cut-before' }
  /** Cuts the connection after a `share` of the response, from 0 to 1. */
  | { readonly kind: 'cut-after'; readonly share: number }
  | { readonly kind: 'refuse'; readonly status: number; readonly retryAfter: string | undefined }
  | { readonly kind: 'delay'; readonly ms: number }
  /** Sends the request, and sends it again after `laterMs`. */
  | { readonly kind: 'duplicate'; readonly laterMs: number }
  /** Holds the request until another request has passed, but for at most `ms` milliseconds. */
  | { readonly kind: 'reorder'; readonly ms: number }
  | { readonly kind: 'cut-stream'; readonly bytes: number }
  /** Sends nothing more after `bytes`, but keeps the stream open. */
  | { readonly kind: 'stall-stream'; readonly bytes: number };

/** Decides the fault of each request. */
export interface Plan {
  /** Returns the fault of a request with a single response. */
  forCall(): PlannedFault | undefined;
  /** Returns the fault of a request for a stream of events. */
  forStream(): PlannedFault | undefined;
}

/**
 * Draws faults of every kind at random. The seed decides which fault the n-th call has, and which fault the n-th stream
 * has. The speed of the machine decides which message the n-th call carries.
 */
export class FaultPlan implements Plan {
  readonly #calls: Dice;
  readonly #streams: Dice;

  constructor(dice: Dice) {
    this.#calls = dice.of('calls');
    this.#streams = dice.of('streams');
  }

  /** Draws a fault for about every third request. */
  forCall(): PlannedFault | undefined {
    const dice = this.#calls;
    const draw = dice.next();
    const [first, second] = [dice.next(), dice.next()];
    if (draw < 0.05) return { kind: 'cut-before' };
    if (draw < 0.11) return { kind: 'cut-after', share: first < 0.5 ? 0 : second };
    if (draw < 0.16) return refusal(first, second);
    if (draw < 0.22) return { kind: 'duplicate', laterMs: first < 0.5 ? 0 : second * 3000 };
    if (draw < 0.3) return { kind: 'delay', ms: 20 + first * 1000 };
    if (draw < 0.34) return { kind: 'reorder', ms: 300 + first * 700 };
    return undefined;
  }

  /** Cuts every other stream at a random byte. */
  forStream(): PlannedFault | undefined {
    const draw = this.#streams.next();
    const bytes = 1 + Math.floor(this.#streams.next() * 12_000);
    if (draw < 0.5) return { kind: 'cut-stream', bytes };
    return draw < 0.52 ? { kind: 'stall-stream', bytes } : undefined;
  }
}

function refusal(first: number, second: number): PlannedFault {
  const status = [429, 500, 502, 503][Math.floor(first * 4)] ?? 503;
  const seconds = 1 + Math.floor(second * 2);
  const asDate = second < 0.5;
  // Draws between the two forms of Retry-After, seconds and date. A 500 carries no Retry-After.
  const retryAfter = asDate ? new Date(Date.now() + seconds * 1000).toUTCString() : String(seconds);
  return { kind: 'refuse', status, retryAfter: status === 500 ? undefined : retryAfter };
}
