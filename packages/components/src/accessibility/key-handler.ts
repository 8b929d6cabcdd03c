/**
 * Wraps a listener of key events, so that it ignores each key that an input method handles, such as the Enter that
 * accepts a candidate.
 *
 * Safari ends the composition before it sends that key, so `isComposing` is false already. The key code 229 marks the
 * key in every browser (UI Events, "Legacy key and code attributes"). See https://bugs.webkit.org/165004.
 */
export const keyHandler =
  (handle: (event: KeyboardEvent) => void) =>
  (event: KeyboardEvent): void => {
    if (!event.isComposing && event.keyCode !== 229) handle(event);
  };
