import type { Queue, QueueBoard, QueueEntry } from '@tellerkit/sdk';

const minuteMs = 60_000;

/**
 * Creates a queue entry like those of the service. By default it is third in the line, with an expected wait of four to
 * six minutes.
 */
export function entryOf(changes: Partial<QueueEntry> = {}): QueueEntry {
  return {
    id: 'qen_01jd3kz6v7qf8m2n4p5r6s7t8v',
    queueId: 'que_01jd3kz6v7qf8m2n4p5r6s7t8v',
    queueName: 'Cards and payments',
    ticket: 'A017',
    conversationId: 'cnv_01jd3kz6v7qf8m2n4p5r6s7t8v',
    state: 'waiting',
    position: 3,
    expectedWait: {
      lowMs: 4 * minuteMs,
      highMs: 6 * minuteMs,
      expectedMs: 5 * minuteMs,
      basis: 'live-rate',
    },
    priority: 0,
    joinedAt: '2026-11-22T09:30:00.000Z',
    calledAt: null,
    endedAt: null,
    ...changes,
  };
}

/** Creates an error with a code, like the SDK's errors. */
export function errorOf(code: string): Error {
  return Object.assign(new Error('The service refused the call.'), { code });
}

/** Creates a queue of a branch with seven waiting customers. */
export function queueOf(changes: Partial<Queue> = {}): Queue {
  return {
    id: 'que_01jd3kz6v7qf8m2n4p5r6s7t8v',
    name: 'Cards and payments',
    skill: null,
    open: true,
    waiting: 7,
    availableAgents: 3,
    expectedWait: {
      lowMs: 8 * minuteMs,
      highMs: 12 * minuteMs,
      expectedMs: 10 * minuteMs,
      basis: 'live-rate',
    },
    ...changes,
  };
}

/** Creates a board of `queueOf()`: three called tickets and seven waiting tickets. */
export function boardOf(changes: Partial<QueueBoard> = {}): QueueBoard {
  return {
    queue: queueOf(),
    called: [
      { ticket: 'A017', desk: '3' },
      { ticket: 'A016', desk: '1' },
      { ticket: 'A015', desk: 'V' },
    ],
    waiting: Array.from({ length: 7 }, (_, index) => ({
      ticket: `A0${18 + index}`,
      position: index + 1,
    })),
    ...changes,
  };
}
