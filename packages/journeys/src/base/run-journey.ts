import { JourneyContext } from '../context/journey-context.ts';
import type { Journey } from './journey.ts';

/** Longest time of one journey, in milliseconds. Only a journey that hangs reaches it. */
const longestMs = 600_000;

/**
 * Runs a journey in a new context, and ends everything that it started.
 *
 * @throws the error of the journey or of its clean-up, or an Error if the journey takes too long.
 */
export async function runJourney(journey: Journey): Promise<void> {
  const context = await JourneyContext.open();
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    reject(new Error(`The journey did not finish in ${String(longestMs / 1000)} s.`));
  }, longestMs);
  try {
    await Promise.race([journey.run(context), late]);
  } finally {
    clearTimeout(timer);
    await context.dispose();
  }
}
