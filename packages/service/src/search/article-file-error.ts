/**
 * Says which field of an article file is wrong and how to mend it.
 * @public
 */
export class ArticleFileError extends Error {
  override readonly name = 'ArticleFileError';
  /** Field at fault; `null` when the front matter as a whole is missing or is no valid YAML. */
  readonly field: string | null;

  constructor(field: string | null, message: string) {
    super(message);
    this.field = field;
  }
}
