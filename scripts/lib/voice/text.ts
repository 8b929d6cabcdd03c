/** A text that a person reads in the repository, with the place it stands in. */
export interface Text {
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  readonly kind: 'comment' | 'message' | 'prose' | 'test title';
  readonly text: string;
}
