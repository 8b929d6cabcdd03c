/**
 * Takes the service's log lines. Fields hold ids, codes and counts, never what a customer wrote.
 *
 * @public
 */
export interface Logger {
  info(event: string, fields: LogFields): void;
  error(event: string, fields: LogFields): void;
}

/** Fields of a log line. @public */
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

/**
 * What may be logged of an error: its name, its code and where it was thrown. The message is left out,
 * because it may quote what was sent.
 *
 * @internal
 */
export function describeError(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = (error as { code?: unknown }).code;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    error: error.name,
    code: typeof code === 'string' ? code : undefined,
    at: frames
      .slice(0, 8)
      .map((line) => line.trim())
      .join(' < '),
  };
}
