import type { Kernel } from '../../kernel/kernel.ts';
import { describeError } from '../../base/logger.ts';

const everyMs = 3_600_000;

/**
 * Forgets answers that are past their time, now and each hour.
 *
 * @returns a function that stops it.
 *
 * @internal
 */
export function forgetExpired(kernel: Kernel): () => void {
  let stop: () => void = () => undefined;
  const forget = async () => {
    try {
      await kernel.db
        .deleteFrom('idempotency')
        .where('expires_at', '<=', kernel.clock.now())
        .execute();
    } catch (error) {
      kernel.logger.error('forgetting-failed', describeError(error));
    }
    if (!kernel.signal.aborted)
      stop = kernel.clock.setTimeout(() => kernel.track(forget()), everyMs);
  };
  kernel.track(forget());
  return () => stop();
}
