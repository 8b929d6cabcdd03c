/**
 * Whether a text has nine digits on end, also in groups: long enough for the number of a card, an account or a
 * telephone, which must not get into the log or the audit.
 */
export function holdsLongNumber(text: string): boolean {
  return /\d(?:[-_]?\d){8}/.test(text);
}
