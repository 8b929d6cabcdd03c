/**
 * Lets everything run that waits for nothing but its turn, as all work on an embedded database does.
 *
 * @internal
 */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

/**
 * Tries again until it holds, for what has to go over a socket.
 *
 * @internal
 */
export async function eventually<T>(attempt: () => Promise<T>, triesLeft = 500): Promise<T> {
  try {
    return await attempt();
  } catch (error) {
    if (triesLeft === 0) throw error;
    await new Promise((resolve) => setTimeout(resolve, 10));
    return eventually(attempt, triesLeft - 1);
  }
}
