const minuteMs = 60_000;

/** Age in ms from which departures no longer count, because they say little about the present speed of the line. */
const windowMs = 30 * minuteMs;

/** Milliseconds in which the weight of a departure falls by the factor e. */
const fadeMs = 10 * minuteMs;

/** Minimum number of departures for a rate that is worth showing to customers. */
const enoughDepartures = 5;

/**
 * The stay of a customer in the line.
 */
export interface Stay {
  /** Time of joining in ms. */
  readonly joinedAt: number;
  /** Time in ms at which an agent got the offer; null while waiting, or if the customer gave up. */
  readonly calledAt: number | null;
  /** Time in ms at which the customer was served or left. */
  readonly endedAt: number | null;
}

/**
 * Returns the start, in ms, of the time window that {@link serviceRate} measures.
 */
export function rateWindowStart(now: number): number {
  return now - windowMs;
}

/**
 * Measures the recent speed of a line in departures per millisecond; null before enough departures were measured.
 *
 * @remarks Only time in which somebody waited counts, and only departures of customers who waited. In quiet hours
 * customers leave the line as fast as they come, which says nothing about how fast agents can serve. Newer departures
 * weigh more, so that the rate follows agents who come and go.
 */
export function serviceRate(stays: readonly Stay[], now: number): number | null {
  const start = rateWindowStart(now);
  const weight = (time: number) => Math.exp((time - now) / fadeMs);
  let departures = 0;
  let weighted = 0;
  for (const { joinedAt, calledAt } of stays) {
    if (calledAt === null || calledAt <= joinedAt || calledAt < start || calledAt > now) continue;
    departures += 1;
    weighted += weight(calledAt);
  }
  if (departures < enoughDepartures) return null;
  let exposure = 0;
  for (const [from, to] of busyTimes(stays, start, now)) {
    exposure += fadeMs * (weight(to) - weight(from));
  }
  return exposure > 0 ? weighted / exposure : null;
}

/** Returns the intervals within the window in which at least one customer waited, in order and without overlap. */
function busyTimes(stays: readonly Stay[], start: number, now: number): [number, number][] {
  const times: [number, number][] = [];
  for (const { joinedAt, calledAt, endedAt } of stays) {
    const from = Math.max(joinedAt, start);
    const to = Math.min(calledAt ?? endedAt ?? now, now);
    if (to > from) times.push([from, to]);
  }
  times.sort((a, b) => a[0] - b[0]);
  const merged: [number, number][] = [];
  for (const [from, to] of times) {
    const last = merged.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}
