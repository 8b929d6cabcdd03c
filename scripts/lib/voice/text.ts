/** A text that a person reads in the repository, with its place. */
export interface Text {
  readonly file: string;
  /** Number of the line on which the text starts, from 1. */
  readonly line: number;
  readonly kind: 'comment' | 'message' | 'prose' | 'test title';
  readonly text: string;
}
