/**
 * Texts that a queue element shows while no view has loaded, and for its problems, in English. Other languages have the
 * same keys.
 */
export const english = {
  loading: 'Loading the queue',
  failed: 'The queue cannot be shown just now',
  failedHint: 'Your place is kept. Check your connection, then try again.',
  retry: 'Try again',
};

/** Texts that a queue element shows while no view has loaded, and for its problems, in any language. */
export type QueueStrings = typeof english;
