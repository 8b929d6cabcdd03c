import { Agent } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { sendCall } from './call.ts';
import type { Call } from './call.ts';

/** A call with the time that its caller waited. */
export interface Timing {
  /** Milliseconds from the moment that the schedule names until the whole response has arrived. */
  readonly ms: number;
  /** 0 if the connection failed. */
  readonly status: number;
}

/**
 * Sends calls at fixed times, whether or not earlier calls have returned. A call that starts late counts as waiting
 * from its scheduled time on: a client that waits for its answers would send fewer calls while the service is slow, and
 * so would hide the wait ("coordinated omission", https://www.scylladb.com/2021/04/22/on-coordinated-omission/).
 */
export async function runOpenLoop(
  url: string,
  calls: readonly Call[],
  perSecond: number,
): Promise<Timing[]> {
  const agent = new Agent({ keepAlive: true });
  const start = performance.now();
  const running: Promise<Timing>[] = [];
  for (const [index, call] of calls.entries()) {
    const dueAt = start + (index * 1000) / perSecond;
    const restMs = dueAt - performance.now();
    if (restMs > 0) await pause(restMs);
    running.push(
      sendCall(url, agent, call).then(
        ({ status }) => ({ ms: performance.now() - dueAt, status }),
        () => ({ ms: performance.now() - dueAt, status: 0 }),
      ),
    );
  }
  const timings = await Promise.all(running);
  agent.destroy();
  return timings;
}
