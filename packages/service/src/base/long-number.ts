/**
 * Returns true if a text contains nine digits in a row, also grouped by `-` or `_`. Card, account and telephone
 * numbers have that many digits and must not get into the log or the audit.
 */
export function holdsLongNumber(text: string): boolean {
  return /\d(?:[-_]?\d){8}/.test(text);
}
