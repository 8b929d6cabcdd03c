const dayMs = 86_400_000;
const lastNumber = 999;
const numbersPerDay = 1000;

/**
 * Draws the next ticket of a queue: counts from 1 each UTC day and begins again after 999.
 *
 * @param last - The counter as of the last draw: days since 1970 times 1,000 plus the number; 0 before
 * the first.
 * @param now - Time in ms.
 * @returns the counter to keep and hand to {@link ticketName}.
 */
export function drawTicket(last: number, now: number): number {
  const today = Math.floor(now / dayMs);
  const number =
    Math.floor(last / numbersPerDay) === today ? ((last % numbersPerDay) % lastNumber) + 1 : 1;
  return today * numbersPerDay + number;
}

/**
 * Writes a ticket as a board shows it, for example `A017`.
 *
 * @param prefix - The letter of the queue.
 * @param counter - From {@link drawTicket}.
 */
export function ticketName(prefix: string, counter: number): string {
  return `${prefix}${String(counter % numbersPerDay).padStart(3, '0')}`;
}
