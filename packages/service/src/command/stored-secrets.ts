/** Options that name the database and its secrets. */
export interface StoredSecrets {
  readonly data: string;
  readonly databaseUrl: string | undefined;
  readonly signingSecret: string | undefined;
  readonly signingKeyFile: string | undefined;
  /** Lines to print before the start, about secrets that others can see. */
  readonly warnings: readonly string[];
}
