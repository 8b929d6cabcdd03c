// No controls, no spaces, no backslashes, no characters that turn or hide what is written; no user
// name before the host, which would make an address look like another one.
const allowed =
  /^(?:https?:\/\/[^/?#@\p{C}\s\\]+(?:[/?#][^\p{C}\s\\]*)?|(?:mailto|tel):[^\p{C}\s\\]+)$/iu;

/** Whether a link may lead there: http, https, mailto or tel, and nothing hidden in it. */
export const isSafeHref = (href: string): boolean => allowed.test(href);

// Bare addresses are ASCII, so that one ends where Chinese text goes on right after it.
const inAddress = /[!#-;=?-Z_a-z~]/;

/** Where an address that stands bare in the text from `at` ends. */
export function bareAddressEnd(text: string, at: number): number {
  let end = at;
  for (let open = 0; inAddress.test(text.charAt(end)); end++) {
    if (text[end] === '(') open++;
    else if (text[end] === ')' && --open < 0) break;
  }
  while (end > at && ".,;:!?'*_~".includes(text.charAt(end - 1))) end--;
  return end;
}
