/**
 * Resolves in a later turn of the event loop, after the events that arrived meanwhile. Work that computes for long awaits
 * it, so that other requests come first.
 */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    // A browser has no `setImmediate`
    if (typeof setImmediate === 'function') setImmediate(resolve);
    else setTimeout(resolve, 0);
  });
}
