/**
 * Returns true if the database rejected a row because a row with the same unique key exists.
 */
export function isDuplicate(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return (error as { code?: unknown }).code === '23505' || /UNIQUE constraint/i.test(error.message);
}
