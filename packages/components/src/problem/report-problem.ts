import { TellerErrorEvent } from './error-event.ts';
import type { TellerErrorDetail } from './error-event.ts';
import type { ProblemCode } from './problem-code.ts';

/** The guide in the published package, so that it fits the version that the page runs. */
export const guidePath = '@tellerkit/components/dist/guides/troubleshooting.md';

/** Codes that the console of this page shows already. */
const warned = new Set<ProblemCode>();

/**
 * Tells the developer about a problem: fires `teller-error` at the target, and writes one warning for each code into the
 * console of the page.
 *
 * @param text - What is wrong, and the remedy. Must not contain data of a customer, a token or a key.
 */
export function reportProblem(target: EventTarget, detail: TellerErrorDetail, text: string): void {
  const { code, requestId } = detail;
  target.dispatchEvent(new TellerErrorEvent(detail));
  if (warned.has(code)) return;
  warned.add(code);
  const name = target instanceof Element ? `<${target.localName}>` : 'Tellerkit';
  const request = requestId ? ` (request ${requestId})` : '';
  console.warn(`${name}: ${text}${request} See ${guidePath}#${code}`);
}
