/**
 * A knowledge article that the index can search.
 * @public
 */
export interface SearchableArticle {
  readonly id: string;
  readonly tenantId: string;
  /** Name of the article in the API's paths, the same in every language. */
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
  /**
   * Last day on which the article is valid, or the date-time at which the article expires, as in RFC 3339; `null` if
   * the article never expires.
   */
  readonly validTo: string | null;
  /** URL of the article's public page; null if there is no such page. */
  readonly url: string | null;
}
