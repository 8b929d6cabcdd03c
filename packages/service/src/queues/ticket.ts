const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const LAST_NUMBER = 999;

/**
 * How far a queue's tickets have come: the UTC day and the number drawn last on it.
 *
 * @internal
 */
export interface TicketCounter {
  /** Calendar day, `2026-11-21`; null before the first ticket. */
  readonly day: string | null;
  readonly number: number;
}

/**
 * Draws the next number: counts from 1 each UTC day and begins again after 999.
 *
 * @param now - Time in ms.
 * @internal
 */
export function drawTicket(counter: TicketCounter, now: number): { day: string; number: number } {
  const day = new Date(now).toISOString().slice(0, 10);
  if (counter.day !== day) return { day, number: 1 };
  return { day, number: (counter.number % LAST_NUMBER) + 1 };
}

/**
 * Writes a ticket as a board shows it, for example `A017`. The letter names the queue.
 *
 * @param queueIndex - Rank of the queue in its tenant, from 0; letters begin again after 26 queues.
 * @internal
 */
export function ticketName(queueIndex: number, number: number): string {
  return `${LETTERS[queueIndex % LETTERS.length]}${String(number).padStart(3, '0')}`;
}
