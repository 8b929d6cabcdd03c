/**
 * A function that waits between two chunks of an answer. Its promise rejects with the signal's reason if the signal
 * aborts.
 * @public
 */
export type Pace = (signal: AbortSignal) => Promise<void>;

/**
 * Creates a pace that waits `chunkMs` milliseconds between chunks, so that an answer appears as evenly as speech.
 * @public
 */
export function steadyPace(chunkMs: number): Pace {
  return (signal) =>
    new Promise((resolve, reject) => {
      if (signal.aborted) {
        reject(signal.reason as Error);
        return;
      }
      const stop = (): void => {
        clearTimeout(timer);
        reject(signal.reason as Error);
      };
      const timer = setTimeout(() => {
        signal.removeEventListener('abort', stop);
        resolve();
      }, chunkMs);
      signal.addEventListener('abort', stop, { once: true });
    });
}
