/**
 * A question as stored: its text in every language.
 */
export interface StoredQuestion {
  readonly type: 'csat' | 'comment';
  readonly id: string;
  /** Text by locale, in the order in which the bank gave them. */
  readonly prompt: Readonly<Record<string, string>>;
  readonly required: boolean;
}
