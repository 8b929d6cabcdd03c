/** Maximum length of a text block in UTF-16 code units. The contract has the same limit. */
export const textLimit = 4000;

/** Number of remaining characters at which the counter appears. */
const nearLimit = 400;

/** Returns the number of remaining characters (negative beyond the limit), or null while more than 400 remain. */
export function charactersLeft(text: string): number | null {
  const left = textLimit - text.length;
  return left <= nearLimit ? left : null;
}

/** Returns true if the text is not blank and within the limit. */
export function isSendable(text: string): boolean {
  return text.trim().length > 0 && text.length <= textLimit;
}
