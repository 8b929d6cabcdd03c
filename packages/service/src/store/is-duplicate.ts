/**
 * Whether the database refused a row because one with the same key is there.
 */
export function isDuplicate(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return (error as { code?: unknown }).code === '23505' || /UNIQUE constraint/i.test(error.message);
}
