import type { Dice } from '../base/dice.ts';

/** What happens to one request on its way. */
export type PlannedFault =
  | { readonly kind: 'cut-before' }
  /** `share` of the answer goes through before the cut. */
  | { readonly kind: 'cut-after'; readonly share: number }
  | { readonly kind: 'refuse'; readonly status: number; readonly retryAfter: string | undefined }
  | { readonly kind: 'delay'; readonly ms: number }
  /** Sent twice: at once, or again after a while. */
  | { readonly kind: 'duplicate'; readonly laterMs: number }
  /** Held until the next request has passed, or for a while. */
  | { readonly kind: 'reorder'; readonly ms: number }
  | { readonly kind: 'cut-stream'; readonly bytes: number }
  /** The stream falls silent without an end. */
  | { readonly kind: 'stall-stream'; readonly bytes: number };

/** Decides what happens to each request. */
export interface Plan {
  /** For a request that is answered at once. */
  forCall(): PlannedFault | undefined;
  /** For a stream of events. */
  forStream(): PlannedFault | undefined;
}

/**
 * Every fault that a request can meet. The n-th request of a kind meets the same fault in every run of
 * a seed; which message that is depends on how fast the machine was.
 */
export class FaultPlan implements Plan {
  readonly #calls: Dice;
  readonly #streams: Dice;

  constructor(dice: Dice) {
    this.#calls = dice.of('calls');
    this.#streams = dice.of('streams');
  }

  /** About every third is hit. */
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

  /** Every other is cut at any byte. */
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
  // Retry-After in both of its forms; a 500 comes without
  const retryAfter = asDate ? new Date(Date.now() + seconds * 1000).toUTCString() : String(seconds);
  return { kind: 'refuse', status, retryAfter: status === 500 ? undefined : retryAfter };
}
