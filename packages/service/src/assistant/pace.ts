/**
 * A wait between two chunks of an answer. Rejects with the signal's reason if the signal aborts.
 * @public
 */
export type Pace = (signal: AbortSignal) => Promise<void>;

/**
 * Creates a pace of one chunk every `chunkMs` milliseconds, which reads like somebody speaking.
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
