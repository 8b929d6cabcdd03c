/**
 * Runs the test files that read stored data one after the other, because all test files of a browser share the storage
 * of one origin.
 */
export function oneAtATime(): void {
  let end: () => void = () => undefined;

  before(async function () {
    this.timeout(100_000);
    await new Promise<void>((begin) => {
      const ended = new Promise<void>((resolve) => (end = resolve));
      // The SDK's test of its browser outbox takes the same lock.
      void navigator.locks.request('test of storages', () => {
        begin();
        return ended;
      });
    });
    sessionStorage.clear();
    localStorage.clear();
  });

  after(() => end());
}
