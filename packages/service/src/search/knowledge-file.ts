/**
 * A Markdown file with front matter.
 *
 * @public
 */
export interface KnowledgeFile {
  /** Path or name, shown in messages. */
  readonly name: string;
  readonly text: string;
}
