/**
 * Lets what can wait go after what cannot: `over` resolves when `end` is called, or when it has lasted
 * long enough.
 *
 * @internal
 */
export class Patience {
  readonly over: Promise<void>;
  /** Calls it off: nothing has to wait any more. */
  readonly end: () => void;

  /** @param ms - how long it lasts at most, in milliseconds */
  constructor(ms: number) {
    let end = (): void => undefined;
    this.over = new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      end = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.end = end;
  }
}
