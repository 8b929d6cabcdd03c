/**
 * A stored question, with its text in every language.
 */
export interface StoredQuestion {
  readonly type: 'csat' | 'comment';
  readonly id: string;
  /** Text by locale, in the order that the bank gave. */
  readonly prompt: Readonly<Record<string, string>>;
  readonly required: boolean;
}
