const waiting = new Set<() => void>();
let isWaiting = false;

/**
 * Calls `run` once `<teller-provider>` is defined. The browser keeps the callbacks of `whenDefined` for as long as
 * nobody defines the element, so all callers share one.
 *
 * @returns a function that cancels the call.
 */
export function onProviderDefined(run: () => void): () => void {
  waiting.add(run);
  if (!isWaiting)
    void customElements.whenDefined('teller-provider').then(() => {
      for (const waiter of waiting) waiter();
      waiting.clear();
    });
  isWaiting = true;
  return () => waiting.delete(run);
}
