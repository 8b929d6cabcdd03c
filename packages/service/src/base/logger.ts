/**
 * Receives the service's log lines. Fields hold ids, codes and counts, never text that a customer wrote.
 *
 * @public
 */
export interface Logger {
  info(event: string, fields: LogFields): void;
  error(event: string, fields: LogFields): void;
}

/** Fields of a log line. @public */
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;
