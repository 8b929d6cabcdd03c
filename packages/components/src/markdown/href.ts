// Refuses control characters, spaces, backslashes, and characters that reorder or hide text. Refuses a
// user name before the host, which would make an address look like another address.
const allowed =
  /^(?:https?:\/\/[^/?#@\p{C}\s\\]+(?:[/?#][^\p{C}\s\\]*)?|(?:mailto|tel):[^\p{C}\s\\]+)$/iu;

/** Checks that a link is safe and leads somewhere: an http, https, mailto or tel URL without hidden characters. */
export function isSafeHref(href: string): boolean {
  try {
    // `URL.canParse` needs Safari 17.
    return allowed.test(href) && !!new URL(href);
  } catch {
    return false;
  }
}

// Bare addresses are ASCII, so that an address ends where Chinese text follows without a space.
const inAddress = /[!#-;=?-Z_a-z~]/;

/** Finds the end of a bare address that starts at `at`. */
export function bareAddressEnd(text: string, at: number): number {
  let end = at;
  for (let open = 0; inAddress.test(text.charAt(end)); end++) {
    if (text[end] === '(') open++;
    else if (text[end] === ')' && --open < 0) break;
  }
  while (end > at && ".,;:!?'*_~".includes(text.charAt(end - 1))) end--;
  return end;
}
