import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sendCall } from './call.ts';
import { mixedCalls, openSession } from './mixed-calls.ts';
import type { Customer } from './mixed-calls.ts';
import { runOpenLoop } from './open-loop.ts';
import type { Timing } from './open-loop.ts';
import type { Row } from '../base/row.ts';

const perSecond = 300;
const seconds = 5;
const calls = perSecond * seconds;
/** One call of 20 joins a queue. */
const joins = calls / 20;
const customers = 100;

/** Promised maximum of milliseconds for 99 of 100 calls. */
const promisedMs = 100;

/**
 * Measures the wait of callers from the moment that a restarted service listens. The first process creates the
 * customers and warms the client, so that only the service of the second process is cold.
 */
export async function benchColdStart(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'tellerkit-start-'));
  const file = join(folder, 'service.db');
  try {
    const first = await start(file);
    const known = await openCustomers(first.url, customers + 2 * joins);
    const usual = known.slice(0, customers);
    await runOpenLoop(
      first.url,
      mixedCalls(calls, usual, known.slice(customers, -joins)),
      perSecond,
    );
    await stop(first.child);
    const second = await start(file);
    const measured = mixedCalls(calls, usual, known.slice(-joins));
    const timings = await runOpenLoop(second.url, measured, perSecond);
    await stop(second.child);
    return rowsOf(timings);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function start(file: string): Promise<{ child: ChildProcess; url: string }> {
  const child = fork(new URL('start-service.ts', import.meta.url), [file], {
    execArgv: ['--conditions=source'],
  });
  const [url] = (await once(child, 'message')) as [string];
  return { child, url };
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.send('stop');
  await ended;
}

async function openCustomers(url: string, count: number): Promise<Customer[]> {
  const agent = new Agent({ keepAlive: true });
  const opened: Customer[] = [];
  while (opened.length < count) {
    const session = await sendCall(url, agent, openSession);
    const { token: credential } = JSON.parse(session.text) as { token: string };
    const opening = { method: 'POST', path: '/v1/conversations', credential, body: {} } as const;
    const conversation = await sendCall(url, agent, opening);
    const { id } = JSON.parse(conversation.text) as { id: string };
    opened.push({ token: credential, conversationId: id });
  }
  agent.destroy();
  return opened;
}

function rowsOf(timings: readonly Timing[]): Row[] {
  const wait = (name: string, part: readonly Timing[]): Row => {
    const sorted = part.map(({ ms }) => ms).sort((a, b) => a - b);
    const p99 = sorted[Math.floor(sorted.length * 0.99)] ?? Number.NaN;
    const middle = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
    return {
      name,
      ratio: p99 / promisedMs,
      bound: 1,
      atLeast: false,
      detail: `${p99.toFixed(0)} ms, middle ${middle.toFixed(0)} ms, longest ${(sorted.at(-1) ?? 0).toFixed(0)} ms`,
    };
  };
  const failed = timings.filter(({ status }) => status < 200 || status >= 300).length;
  return [
    wait(
      `p99 in the first second after the port opens, over ${promisedMs} ms`,
      timings.slice(0, perSecond),
    ),
    wait(`p99 in the first ${seconds} seconds, over ${promisedMs} ms`, timings),
    {
      name: `Failed calls of ${calls}`,
      ratio: failed / calls,
      bound: 0,
      atLeast: false,
      detail: `${failed} calls`,
    },
  ];
}
