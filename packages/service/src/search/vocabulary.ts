import { editDistance } from '../base/edit-distance.ts';
/** Minimum number of articles to assume, because a few articles say little about how common a word is. */
const minArticles = 50;

/**
 * Counts the articles that contain each term. A rarer term is more informative.
 */
export class Vocabulary {
  readonly #articlesWith = new Map<string, number>();
  /** The terms by their first letter, in the order in which they were added. */
  readonly #byLetter = new Map<string, Set<string>>();
  #articles = 0;

  /** Adds the terms of an article. */
  add(terms: ReadonlySet<string>): void {
    this.#articles += 1;
    for (const term of terms) {
      const holding = this.#articlesWith.get(term) ?? 0;
      this.#articlesWith.set(term, holding + 1);
      if (holding === 0) this.#addToLetter(term);
    }
  }

  /** Removes the terms of an article; `terms` must equal those that were added. */
  remove(terms: ReadonlySet<string>): void {
    this.#articles -= 1;
    for (const term of terms) {
      const left = (this.#articlesWith.get(term) ?? 1) - 1;
      if (left > 0) this.#articlesWith.set(term, left);
      else {
        this.#articlesWith.delete(term);
        this.#byLetter.get(term.charAt(0))?.delete(term);
      }
    }
  }

  #addToLetter(term: string): void {
    const letter = term.charAt(0);
    const terms = this.#byLetter.get(letter) ?? new Set();
    this.#byLetter.set(letter, terms.add(term));
  }

  has(term: string): boolean {
    return this.#articlesWith.has(term);
  }

  /**
   * Returns the inverse document frequency of a term as in BM25. The highest value is that of a term that no article
   * contains.
   */
  weight(term: string): number {
    const holding = this.#articlesWith.get(term) ?? 0;
    return inverseFrequency(holding, Math.max(this.#articles, minArticles));
  }

  /**
   * Factor that makes scores among few articles comparable with scores among {@link minArticles} articles; 1 for larger
   * collections.
   */
  get smallness(): number {
    const least = Math.max(this.#articles, minArticles);
    return inverseFrequency(0, least) / inverseFrequency(0, this.#articles);
  }

  /** Finds the known word that an unknown word most likely misspells. */
  closest(term: string): string | null {
    if (term.length < 5 || !/^[a-z]+$/.test(term)) return null;
    const allowed = term.length < 8 ? 1 : 2;
    let best: { known: string; distance: number } | null = null;
    for (const known of this.#byLetter.get(term.charAt(0)) ?? []) {
      if (known.length < 4 || Math.abs(known.length - term.length) > allowed) continue;
      const distance = editDistance(term, known);
      if (distance <= allowed && distance < (best?.distance ?? Infinity))
        best = { known, distance };
    }
    return best?.known ?? null;
  }
}

function inverseFrequency(holding: number, articles: number): number {
  return Math.log(1 + (articles - holding + 0.5) / (holding + 0.5));
}
