// Hebrew to Arabic Extended-A, their presentation forms, and the high surrogates of other scripts from right to left.
const rightToLeft = /[\u0590-\u08FF\uFB1D-\uFEFC\uD802\uD803\uD83A\uD83B]/;

/**
 * Removes the directional controls of UAX #9 from a name, label or title. A control without its end reorders the text
 * after it, and a stray end leaves even a `<bdi>`. The marks U+200E and U+200F stay.
 */
export const withoutControls = (text: string): string =>
  text.replace(/[\u202A-\u202E\u2066-\u2069]/g, '');

/**
 * Prepares a name without controls for a sentence of plain text, such as an announcement. A name from right to left gets
 * the isolates U+2068 and U+2069, because plain text has no `<bdi>`. All sentences of the elements run from left to
 * right.
 */
export const isolate = (name: string): string =>
  rightToLeft.test(name) ? `\u2068${name}\u2069` : name;
