/** Page of a list. @public */
export interface PageQuery {
  /** `nextCursor` of the previous page. @defaultValue the first page */
  readonly cursor?: string | undefined;
  /** Items per page, 1 to 100. @defaultValue 20 */
  readonly limit?: number | undefined;
}
