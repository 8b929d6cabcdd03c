/**
 * A knowledge article as retrieval sees it: plain values, no database row.
 * @public
 */
export interface SearchableArticle {
  readonly id: string;
  readonly tenantId: string;
  /** Name of the article that stays the same in every language. */
  readonly slug: string;
  /** BCP 47 tag of the language that the article is written in. */
  readonly locale: string;
  readonly title: string;
  readonly tags: readonly string[];
  /** Questions as customers put them; matched like a second title. */
  readonly asked: readonly string[];
  /** Markdown. */
  readonly body: string;
  /** RFC 3339 date or date-time from which the article holds. */
  readonly validFrom: string;
  /** Last RFC 3339 date, or the date-time, until which it holds; `null` without an end. */
  readonly validTo: string | null;
  /** Public page of the article, when the bank has one. */
  readonly url: string | null;
}
