const minuteMs = 60_000;

/** Departures older than this say nothing of how the line moves now. */
const windowMs = 30 * minuteMs;

/** A departure loses weight by the factor e in this time. */
const fadeMs = 10 * minuteMs;

/** Fewer departures than this give no rate worth telling a customer. */
const enoughDepartures = 5;

/**
 * One stay in the line.
 */
export interface Stay {
  /** Time in ms. */
  readonly joinedAt: number;
  /** When an agent was asked to pick up, in ms; null while waiting or when the customer gave up. */
  readonly calledAt: number | null;
  /** When the entry was served or left, in ms. */
  readonly endedAt: number | null;
}

/**
 * Time in ms from which stays count for {@link serviceRate}.
 */
export function rateWindowStart(now: number): number {
  return now - windowMs;
}

/**
 * Measures how fast a line moves lately, in departures a millisecond, or null before enough was
 * measured.
 *
 * @remarks Only time in which somebody waited is counted, and only departures of those who waited:
 * in quiet hours customers leave the line as fast as they come, which says nothing of how fast agents
 * can serve. Newer departures weigh more, so that the rate follows agents who come and go.
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

/** The times, within the window, in which at least one customer waited; in order, not overlapping. */
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
