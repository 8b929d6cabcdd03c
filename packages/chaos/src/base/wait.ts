/** Waits by the real clock, because faults and browsers run by the real clock too. */
export function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
