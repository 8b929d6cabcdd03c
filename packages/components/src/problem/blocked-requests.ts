/** URLs of requests that the content security policy of the page has blocked since the first check. */
const blocked = new Set<string>();
let isListening = false;

function note(violation: SecurityPolicyViolationEvent): void {
  const { blockedURI, disposition, effectiveDirective } = violation;
  // A policy that only reports lets the request pass.
  if (disposition === 'enforce' && effectiveDirective === 'connect-src') blocked.add(blockedURI);
}

/**
 * Checks if the content security policy of the page blocks requests to an origin. Listens from the first check on, so
 * that a page without problems has no listener. A repeated request then shows the block of an earlier one.
 */
export function isBlocked(origin: string): boolean {
  if (!isListening && typeof document !== 'undefined') {
    isListening = true;
    document.addEventListener('securitypolicyviolation', note);
  }
  return [...blocked].some((url) => url.startsWith(origin));
}
