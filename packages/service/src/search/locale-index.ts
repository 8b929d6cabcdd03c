import MiniSearch from 'minisearch';
import type { SearchableArticle } from './article.ts';
import { confidenceOf } from './confidence.ts';
import { languageOfLocale } from './language.ts';
import { splitPassages } from './passage.ts';
import type { Passage } from './passage.ts';
import { readQuery } from './query.ts';
import type { QueryTools, Slot } from './query.ts';
import { bestAlternative, likenessOf, scoreArticles } from './scoring.ts';
import type { ArticleScore, TermHit } from './scoring.ts';
import type { RankedPassage, SearchResult } from './search-result.ts';
import { createSynonymTable } from './synonym-table.ts';
import { createTokenizer } from './tokenizer.ts';
import { isValidAt } from './validity.ts';
import { Vocabulary } from './vocabulary.ts';

interface Fields {
  readonly id: string;
  readonly title: string;
  readonly asked: string;
  readonly tags: string;
  readonly headings: string;
  readonly body: string;
}

/** A title or an entry of `asked`, prepared for comparison with a customer's question. */
interface ShortText {
  readonly terms: ReadonlySet<string>;
  readonly informative: readonly string[];
}

interface Stored {
  readonly article: SearchableArticle;
  readonly fields: Fields;
  readonly terms: ReadonlySet<string>;
  readonly shortTexts: readonly ShortText[];
  readonly passages: readonly {
    readonly passage: Passage;
    readonly heading: ReadonlySet<string>;
    readonly terms: ReadonlySet<string>;
  }[];
}

// The numbers in this file were measured, not guessed: see docs/decisions/search.md.
const boosts = { title: 2.2, asked: 2, tags: 3, headings: 1.3, body: 1.5 };
const bm25Parameters = { k: 1.6, b: 0.7, d: 0.3 };
/**
 * Boost of an article whose title or `asked` entry closely resembles the customer's question, over articles with
 * scattered matches.
 */
const likenessLift = 0.8;
/** Extra weight of a word that also occurs in the heading of a section. */
const headingShare = 0.5;
/**
 * Share of its weight that a word loses if all sections contain it, because such a word does not help to choose a
 * section.
 */
const commonLoss = 0.7;
/** Handicap of later sections: articles describe the usual case first, so the earlier of two equal sections wins. */
const earlierFirst = 0.12;
const contextWeight = 0.7;
/**
 * Maximum lead of the first article that counts as evidence. A larger lead proves nothing, because a question about
 * another field often matches a single article.
 */
const clearLead = 0.5;

/**
 * The index of the articles of one tenant in one language.
 */
export class LocaleIndex {
  readonly #tools: QueryTools;
  readonly #terms: MiniSearch<Fields>;
  readonly #stored = new Map<string, Stored>();

  constructor(locale: string) {
    const language = languageOfLocale(locale);
    const tokenizer = createTokenizer(language);
    const synonyms = createSynonymTable(language, tokenizer);
    this.#tools = { tokenizer, synonyms, vocabulary: new Vocabulary() };
    this.#terms = new MiniSearch<Fields>({
      fields: Object.keys(boosts),
      tokenize: (text) => tokenizer.indexTerms(text),
      processTerm: (term) => term,
      searchOptions: {
        boost: boosts,
        bm25: bm25Parameters,
        tokenize: (term) => [term],
        prefix: false,
        fuzzy: false,
      },
    });
  }

  get size(): number {
    return this.#stored.size;
  }

  add(article: SearchableArticle): void {
    this.remove(article.id);
    const stored = this.#prepare(article);
    this.#stored.set(article.id, stored);
    this.#tools.vocabulary.add(stored.terms);
    this.#terms.add(stored.fields);
  }

  remove(articleId: string): void {
    const stored = this.#stored.get(articleId);
    if (stored === undefined) return;
    this.#stored.delete(articleId);
    this.#tools.vocabulary.remove(stored.terms);
    this.#terms.remove(stored.fields);
  }

  search(query: string, options: { limit: number; at: Date; context?: string }): SearchResult {
    const slots = readQuery(query, this.#tools);
    if (options.context !== undefined) {
      slots.push(...readQuery(options.context, this.#tools, contextWeight));
    }
    const ranked = this.#rank(slots, options.at);
    const articles = ranked.slice(0, options.limit).map(({ stored, score }) => ({
      id: stored.article.id,
      slug: stored.article.slug,
      locale: stored.article.locale,
      title: stored.article.title,
      url: stored.article.url,
      score,
      passages: rankPassages(slots, stored),
    }));
    return { articles, confidence: confidenceIn(slots, ranked, this.#tools.vocabulary.smallness) };
  }

  #rank(slots: readonly Slot[], at: Date): Ranked[] {
    const lookup = (term: string): ReadonlyMap<string, TermHit> => {
      const hits = this.#terms.search(term);
      return new Map(
        hits.map((hit) => [
          String(hit.id),
          { score: hit.score, fields: Object.values(hit.match)[0] ?? [] },
        ]),
      );
    };
    const ranked: Ranked[] = [];
    for (const [id, found] of scoreArticles(slots, lookup)) {
      const stored = this.#stored.get(id);
      if (stored === undefined || !isValidAt(stored.article, at)) continue;
      const likeness = Math.max(
        0,
        ...stored.shortTexts.map((shortText) => this.#likeness(slots, shortText)),
      );
      ranked.push({
        ...found,
        stored,
        score: found.score * (1 + likenessLift * likeness),
      });
    }
    return ranked.sort(
      (a, b) => b.score - a.score || a.stored.article.slug.localeCompare(b.stored.article.slug),
    );
  }

  #likeness(slots: readonly Slot[], { terms, informative }: ShortText): number {
    const mass = informative.reduce((sum, term) => sum + this.#tools.vocabulary.weight(term), 0);
    return likenessOf(slots, terms, mass);
  }

  #prepare(article: SearchableArticle): Stored {
    const { tokenizer } = this.#tools;
    const passages = splitPassages(article.body);
    const fields = {
      id: article.id,
      title: article.title,
      asked: article.asked.join('\n'),
      tags: article.tags.join('\n'),
      headings: passages.map(({ heading }) => heading ?? '').join('\n'),
      body: passages.map(({ text }) => text).join('\n'),
    };
    const { id: _, ...texts } = fields;
    return {
      article,
      fields,
      terms: new Set(Object.values(texts).flatMap((text) => tokenizer.indexTerms(text))),
      shortTexts: [article.title, ...article.asked].map((text) => ({
        terms: new Set(tokenizer.indexTerms(text)),
        informative: tokenizer.words(text).flatMap((word) => (word.stop ? [] : [word.term])),
      })),
      passages: passages.map((passage) => ({
        passage,
        heading: new Set(tokenizer.indexTerms(passage.heading ?? '')),
        terms: new Set(tokenizer.indexTerms(`${passage.heading ?? ''}\n${passage.text}`)),
      })),
    };
  }
}

interface Ranked extends ArticleScore {
  readonly stored: Stored;
}

function rankPassages(slots: readonly Slot[], { passages }: Stored): RankedPassage[] {
  const scores = passages.map(() => 0);
  for (const slot of slots) {
    const fits = passages.map(
      ({ heading, terms }) =>
        bestAlternative(slot, terms) + headingShare * bestAlternative(slot, heading),
    );
    const holding = fits.filter((fit) => fit > 0).length / passages.length;
    // The square reduces the weight of earlier questions, because the question itself should choose the section
    const informative = slot.weight ** 2 * Math.sqrt(slot.informative) * (1 - commonLoss * holding);
    fits.forEach((fit, order) => (scores[order] = (scores[order] ?? 0) + fit * informative));
  }
  const ranked = passages.map(({ passage }, index) => ({
    ...passage,
    score: (scores[index] ?? 0) / (1 + earlierFirst * passage.order),
  }));
  return ranked.sort((a, b) => b.score - a.score || a.order - b.order);
}

function confidenceIn(
  slots: readonly Slot[],
  ranked: readonly Ranked[],
  smallness: number,
): number {
  const [first, second] = ranked;
  if (first === undefined) return 0;
  const massOf = (share: (slot: Slot, index: number) => number): number =>
    slots.reduce(
      (sum, slot, index) => sum + slot.informative * slot.weight * share(slot, index),
      0,
    );
  const total = massOf(() => 1);
  const mass = massOf((_, index) => first.credits[index] ?? 0);
  const lead = second === undefined ? 1 : 1 - second.score / first.score;
  return confidenceOf({
    coverage: total === 0 ? 0 : mass / total,
    unknown: total === 0 ? 1 : massOf((slot) => (slot.known ? 0 : 1)) / total,
    margin: Math.min(lead, clearLead),
    mass,
    score: first.score * smallness,
  });
}
