/** What a queue element says while it has no view to show; the form that other languages have. */
export const english = {
  loading: 'Loading the queue',
  failed: 'The queue cannot be shown just now',
  failedHint: 'Your place is kept. Check your connection, then try again.',
  retry: 'Try again',
  setUp: 'Queue status is not set up',
  setUpHint: 'This page has to connect it to the service: a provider around it, or a key.',
};

/** What a queue element says while it has no view to show. */
export type QueueStrings = typeof english;
