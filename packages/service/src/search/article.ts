/**
 * A knowledge article that the index can search.
 * @public
 */
export interface SearchableArticle {
  readonly id: string;
  readonly tenantId: string;
  /** Name of the article, the same in every language. */
  readonly slug: string;
  /** BCP 47 tag of the article's language. */
  readonly locale: string;
  readonly title: string;
  readonly tags: readonly string[];
  /** Questions in the words of customers; the search matches them like a second title. */
  readonly asked: readonly string[];
  /** Markdown. */
  readonly body: string;
  /** RFC 3339 date or date-time from which the article is valid. */
  readonly validFrom: string;
  /** Last valid RFC 3339 date, or the date-time at which the article expires; `null` without an end. */
  readonly validTo: string | null;
  /** Public page of the article, if the bank has one. */
  readonly url: string | null;
}
