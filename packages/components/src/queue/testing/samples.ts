import type { Queue, QueueBoard, QueueEntry } from '@tellerkit/sdk';

const minuteMs = 60_000;

/** A place as the service tells it: third, four to six minutes. */
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

/** An error as the SDK gives it, with its code. */
export function errorOf(code: string): Error {
  return Object.assign(new Error('The service refused the call.'), { code });
}

/** A queue of a branch with seven waiting. */
export function queueOf(changes: Partial<Queue> = {}): Queue {
  return {
    id: 'que_01jd3kz6v7qf8m2n4p5r6s7t8v',
    name: 'Cards and payments',
    skill: null,
    open: true,
    waiting: 7,
    agentsOnDuty: 3,
    expectedWait: {
      lowMs: 8 * minuteMs,
      highMs: 12 * minuteMs,
      expectedMs: 10 * minuteMs,
      basis: 'live-rate',
    },
    ...changes,
  };
}

/** A board of that queue: three called, seven waiting. */
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
