import type { Alternative, Slot } from './query.ts';

/**
 * A term's score in an article, and the fields that contain it.
 */
export interface TermHit {
  readonly score: number;
  readonly fields: readonly string[];
}

/**
 * Looks up the articles that contain a term.
 */
export type TermLookup = (term: string) => ReadonlyMap<string, TermHit>;

/**
 * An article's score for the slots (informative words) of a question.
 */
export interface ArticleScore {
  score: number;
  /** Degree to which the article matches each slot, 0 to 1, in the order of the slots. */
  readonly credits: number[];
}

/** Credit for a word in the body only. Such a word says less about the topic than a word in a title. */
const bodyCredit = 0.7;
/**
 * Exponent of each word's score. It is below 1, so that two words of the question usually count more than one repeated
 * word.
 */
const damping = 0.65;

/**
 * Scores every article that contains a word of the question. A slot, which is a word with its substitutes, counts once,
 * by its best alternative. A word with many synonyms therefore weighs no more than a word with none.
 */
export function scoreArticles(
  slots: readonly Slot[],
  lookup: TermLookup,
): Map<string, ArticleScore> {
  const scores = new Map<string, ArticleScore>();
  slots.forEach((slot, index) => {
    const best = new Map<string, { score: number; credit: number }>();
    for (const alternative of slot.alternatives) {
      for (const [id, hit] of alternativeHits(alternative, lookup)) {
        const before = best.get(id);
        best.set(id, {
          score: Math.max(before?.score ?? 0, hit.score),
          credit: Math.max(before?.credit ?? 0, hit.credit),
        });
      }
    }
    for (const [id, { score, credit }] of best) {
      const entry = scores.get(id) ?? { score: 0, credits: slots.map(() => 0) };
      entry.score += score ** damping * slot.weight;
      entry.credits[index] = credit;
      scores.set(id, entry);
    }
  });
  return scores;
}

/** Finds the articles that contain all terms of an alternative, with the mean of their scores. */
function alternativeHits(
  { terms, weight }: Alternative,
  lookup: TermLookup,
): Map<string, { score: number; credit: number }> {
  const hits = terms.map(lookup);
  const found = new Map<string, { score: number; credit: number }>();
  for (const id of hits[0]?.keys() ?? []) {
    const each = hits.flatMap((hit) => hit.get(id) ?? []);
    if (each.length < terms.length) continue;
    const score = each.reduce((sum, hit) => sum + hit.score, 0) / terms.length;
    const bodyOnly = each.some(({ fields }) => fields.every((field) => field === 'body'));
    found.set(id, { score: score * weight, credit: weight * (bodyOnly ? bodyCredit : 1) });
  }
  return found;
}

/**
 * Computes the cosine similarity of a question and a short text, given as its terms.
 */
export function likenessOf(
  slots: readonly Slot[],
  entry: ReadonlySet<string>,
  entryMass: number,
): number {
  let shared = 0;
  let mass = 0;
  for (const slot of slots) {
    shared += bestAlternative(slot, entry) * slot.informative * slot.weight;
    mass += slot.informative * slot.weight;
  }
  return mass === 0 || entryMass === 0 ? 0 : Math.min(1, shared / Math.sqrt(mass * entryMass));
}

/**
 * Returns the weight of the best alternative of a slot whose terms all occur in a text; 0 if there is none.
 */
export function bestAlternative({ alternatives }: Slot, text: ReadonlySet<string>): number {
  return alternatives.reduce(
    (best, { terms, weight }) =>
      weight > best && terms.every((term) => text.has(term)) ? weight : best,
    0,
  );
}
