/**
 * Lets the test files of one browser that look at what an origin keeps run one after the other, as they
 * share that origin.
 */
export function oneAtATime(): void {
  let end: () => void = () => undefined;

  before(async function () {
    this.timeout(100_000);
    await new Promise<void>((begin) => {
      const ended = new Promise<void>((resolve) => (end = resolve));
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
