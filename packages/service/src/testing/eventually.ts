/** How long something may take on a busy machine; only a failing test waits so long. */
const limitMs = 60_000;

/**
 * Tries again until it holds, for what has to go over a socket.
 */
export async function eventually<T>(
  attempt: () => Promise<T>,
  end: number = performance.now() + limitMs,
): Promise<T> {
  try {
    return await attempt();
  } catch (error) {
    if (performance.now() > end) throw error;
    await new Promise((resolve) => setTimeout(resolve, 10));
    return eventually(attempt, end);
  }
}
