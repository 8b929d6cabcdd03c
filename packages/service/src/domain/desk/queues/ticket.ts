const dayMs = 86_400_000;
const lastNumber = 999;
const numbersPerDay = 1000;

/**
 * Draws the next ticket of a queue. The numbers start at 1 each UTC day, and start again after 999.
 *
 * @param last - counter of the previous draw: days since 1970 times 1,000 plus the number; 0 before the first draw.
 * @param now - time in ms.
 * @returns the counter to store and to pass to {@link ticketName}.
 */
export function drawTicket(last: number, now: number): number {
  const today = Math.floor(now / dayMs);
  const number =
    Math.floor(last / numbersPerDay) === today ? ((last % numbersPerDay) % lastNumber) + 1 : 1;
  return today * numbersPerDay + number;
}

/**
 * Formats a ticket for the board, for example `A017`.
 *
 * @param prefix - letter of the queue.
 * @param counter - result of {@link drawTicket}.
 */
export function ticketName(prefix: string, counter: number): string {
  return `${prefix}${String(counter % numbersPerDay).padStart(3, '0')}`;
}
