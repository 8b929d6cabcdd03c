/** Which page of a list. @public */
export interface PageQuery {
  /** `nextCursor` of the page before. @defaultValue the first page */
  readonly cursor?: string | undefined;
  /** Items a page, 1 to 100. @defaultValue 20 */
  readonly limit?: number | undefined;
}
