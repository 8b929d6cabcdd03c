/**
 * Runs steps one after another, such as those of a clean-up. A step that fails does not keep the others from running.
 *
 * @throws AggregateError with the errors of the steps that failed.
 */
export async function runAll(steps: Iterable<() => unknown>): Promise<void> {
  const errors: unknown[] = [];
  for (const step of steps)
    try {
      await step();
    } catch (error) {
      errors.push(error);
    }
  if (errors.length > 0) throw new AggregateError(errors, errors.map(String).join(', '));
}
