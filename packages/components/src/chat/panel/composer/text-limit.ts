/** The longest message that the contract allows, in UTF-16 code units. */
export const textLimit = 4000;

/** From how many left the counter is shown. */
const nearLimit = 400;

/**
 * How many characters are left, once that matters: near the limit and beyond it, where the number is
 * negative. Null before.
 */
export function charactersLeft(text: string): number | null {
  const left = textLimit - text.length;
  return left <= nearLimit ? left : null;
}

/** True if the text is a message that may be sent. */
export function isSendable(text: string): boolean {
  return text.trim().length > 0 && text.length <= textLimit;
}
