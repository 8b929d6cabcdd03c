/**
 * The error of an invalid article file. The message says how to fix the file.
 * @public
 */
export class ArticleFileError extends Error {
  override readonly name = 'ArticleFileError';
  /** Name of the invalid field; `null` if the front matter is missing or is not valid YAML. */
  readonly field: string | null;

  constructor(field: string | null, message: string) {
    super(message);
    this.field = field;
  }
}
