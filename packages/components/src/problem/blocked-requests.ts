/** URLs of requests that the content security policy of the page has blocked since the first check. */
const blocked = new Set<string>();
let isListening = false;

const note = ({ blockedURI }: SecurityPolicyViolationEvent): unknown => blocked.add(blockedURI);

/**
 * Checks if the content security policy of the page blocks requests to an origin. Listens from the first check on, so
 * that a page without problems has no listener. The retry of the first failed request then shows the block.
 */
export function isBlocked(origin: string): boolean {
  if (!isListening && typeof document !== 'undefined') {
    isListening = true;
    document.addEventListener('securitypolicyviolation', note);
  }
  return [...blocked].some((url) => url.startsWith(origin));
}
