import { cleanText, countCharacters } from '@tellerkit/sdk';

/** Maximum number of characters of a text block, counted as in the contract: in code points. */
export const textLimit = 4000;

/** Number of remaining characters at which the counter appears. */
const nearLimit = 400;

/** Returns the text that is sent for a draft: without the white space around it, and without half emojis and NUL. */
export const toText = (draft: string): string => cleanText(draft).trim();

/** Returns the number of remaining characters (negative beyond the limit), or null while more than 400 remain. */
export function charactersLeft(draft: string): number | null {
  // A text has at least as many code units as characters, so most drafts need no count.
  if (draft.length < textLimit - nearLimit) return null;
  const left = textLimit - countCharacters(toText(draft));
  return left <= nearLimit ? left : null;
}

/** Returns true if the text of the draft is not blank and within the limit. */
export function isSendable(draft: string): boolean {
  return toText(draft) !== '' && (charactersLeft(draft) ?? 0) >= 0;
}
