/** Timeout for a busy machine. Only a failing test waits that long. */
const limitMs = 60_000;

/**
 * Repeats `attempt` until it succeeds. For effects that arrive over a socket.
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
