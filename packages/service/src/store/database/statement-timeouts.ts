/** Timeouts of a statement that reads or writes rows, in milliseconds. */
export interface StatementTimeouts {
  /** The server cancels the statement, so that a statement nobody waits for stops loading the server. */
  readonly serverMs: number;
  /**
   * The service gives up. Later than the server, and only needed if the server does not respond: a server that lost its
   * power closes no connection, and TCP would wait for minutes.
   */
  readonly clientMs: number;
}

/** Share of the server's timeout by which the service waits longer. */
const margin = 0.1;

/** Returns the timeouts of a statement that the server cancels after `serverMs`. */
export function statementTimeouts(serverMs: number): StatementTimeouts {
  return { serverMs, clientMs: Math.ceil(serverMs * (1 + margin)) };
}
