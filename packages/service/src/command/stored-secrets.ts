/** Options that name the database and its secrets. */
export interface StoredSecrets {
  readonly data: string;
  readonly databaseUrl: string | undefined;
  readonly signingSecret: string | undefined;
  readonly signingKeyFile: string | undefined;
  /** Lines to print first, about secrets that others can see and about unknown variables. */
  readonly warnings: readonly string[];
}
