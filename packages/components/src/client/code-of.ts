/** The code of an error of the SDK, which says what to do about it. */
export const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;
