/**
 * Evidence that the first article of a result answers the question.
 */
export interface Evidence {
  /** Share of the informative words of the question that the article contains, 0 to 1. */
  readonly coverage: number;
  /** Share of the informative words of the question that no article of the bank contains, 0 to 1. */
  readonly unknown: number;
  /** Lead of the first article over the second, as a share of the first article's score, 0 to 1. */
  readonly margin: number;
  /** Total weight of the informative words of the question that the article contains. */
  readonly mass: number;
  /** Score of the article. */
  readonly score: number;
}

/**
 * Converts evidence to the likelihood that the article answers the question. The weights come from a logistic
 * regression over questions with and without an answer; see docs/decisions/search.md.
 */
export function confidenceOf({ coverage, unknown, margin, mass, score }: Evidence): number {
  const substance = mass / (mass + 3);
  const strength = score / (score + 15);
  const logit =
    -7.2 + 2.5 * coverage - 1.5 * unknown + 3.3 * margin + 2.7 * substance + 6.3 * strength;
  return 1 / (1 + Math.exp(-logit));
}
