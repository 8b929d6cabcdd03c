import { waitUntil as poll } from '@open-wc/testing';

/** Generous, as only a failing test waits so long: a busy machine takes its time. */
const limitMs = 30_000;

/** Waits until something is so; `what` names it in the failure. */
export async function waitUntil(condition: () => unknown, what?: string): Promise<void> {
  await poll(() => Boolean(condition()), what, { timeout: limitMs });
}
