import { waitUntil as poll } from '@open-wc/testing';

/** Milliseconds before a wait fails. The value is large, so that tests also pass on a busy machine. */
const timeoutMs = 30_000;

/** Waits until a condition holds. A failure names the condition by its label. */
export async function waitUntil(condition: () => unknown, label?: string): Promise<void> {
  await poll(() => Boolean(condition()), label, { timeout: timeoutMs });
}
