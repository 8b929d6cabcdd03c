import type { CsatResult } from '@tellerkit/contract';

const scores = [1, 2, 3, 4, 5] as const;
const satisfiedFrom = 4;
const level = 0.95;

/** Standard normal quantile at 97.5 %, for a two-sided interval of 95 %. */
const zOfLevel = 1.959_963_985;

/**
 * Summarises satisfaction scores: count, distribution, mean, and top-two-box share with its confidence interval.
 *
 * @param counts - number of responses by score.
 */
export function summarizeCsat(counts: ReadonlyMap<number, number>): CsatResult {
  const distribution = scores.map((score) => counts.get(score) ?? 0);
  let count = 0;
  let sum = 0;
  let satisfied = 0;
  for (const score of scores) {
    const given = counts.get(score) ?? 0;
    count += given;
    sum += given * score;
    if (score >= satisfiedFrom) satisfied += given;
  }
  if (count === 0) return { count, distribution, mean: null, topTwoBox: null, interval: null };
  return {
    count,
    distribution,
    mean: sum / count,
    topTwoBox: satisfied / count,
    interval: { level, ...wilsonInterval(satisfied, count) },
  };
}

/**
 * Computes Wilson's score interval of 95 % for a share (Wilson, J. Am. Stat. Assoc. 22, 1927, 209-212). Unlike the
 * normal approximation, the interval stays within 0 and 1 and is valid for a handful of responses.
 */
export function wilsonInterval(successes: number, count: number): { low: number; high: number } {
  const share = successes / count;
  const zz = zOfLevel * zOfLevel;
  const middle = share + zz / (2 * count);
  const halfWidth = zOfLevel * Math.sqrt((share * (1 - share)) / count + zz / (4 * count * count));
  const scale = 1 + zz / count;
  return {
    low: successes === 0 ? 0 : (middle - halfWidth) / scale,
    high: successes === count ? 1 : (middle + halfWidth) / scale,
  };
}
