import type { JourneyContext } from '../context/journey-context.ts';

/** A customer's way through a page as banks build them. */
export interface Journey {
  /** Name in kebab-case, such as `strict-mode`. */
  readonly name: string;
  /** The promise that the journey checks, in one sentence. */
  readonly promise: string;
  /** Goes through the page. Rejects if the promise does not hold. */
  run(context: JourneyContext): Promise<void>;
}
