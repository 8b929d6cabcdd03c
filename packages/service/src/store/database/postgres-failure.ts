import { DatabaseError } from 'pg';

/**
 * Failure of PostgreSQL, apart from the statement itself:
 *
 * - `lost`: the connection broke, so that the statement may succeed on another connection.
 * - `timed-out`: the connection is unusable because it was silent for too long, so that another may be as well.
 * - `unwritable`: the disk of the server is full or failed. The connection works.
 * - `cancelled`: the server cancelled the statement, for example after `statement_timeout`. The connection works.
 */
export type PostgresFailure = 'lost' | 'timed-out' | 'unwritable' | 'cancelled';

/**
 * SQLSTATE codes with which PostgreSQL ends or refuses a connection, or cancels a statement, see
 * https://www.postgresql.org/docs/current/errcodes-appendix.html.
 */
const failures: ReadonlyMap<string, PostgresFailure> = new Map([
  // The server became a standby, so that a new connection may reach the new primary server
  ['25006', 'lost'],
  // Too many connections
  ['53300', 'lost'],
  // Shutdown by an administrator, shutdown after a crash, cannot connect now, idle session timeout
  ['57P01', 'lost'],
  ['57P02', 'lost'],
  ['57P03', 'lost'],
  ['57P05', 'lost'],
  // Idle transaction timeout: the process stood still
  ['25P03', 'lost'],
  // Transaction timeout
  ['25P04', 'timed-out'],
  // Disk full, input or output failed
  ['53100', 'unwritable'],
  ['58030', 'unwritable'],
  // Query cancelled, lock timeout
  ['57014', 'cancelled'],
  ['55P03', 'cancelled'],
]);
/** Class of connection exceptions, except a violation of the protocol, which a retry cannot solve. */
const connectionClass = /^08(?!P01)/;

/** Message of the error with which `pg` reports that `query_timeout` has passed. The error has no code. */
const readTimeout = 'Query read timeout';

/** Returns the kind of a failure of the connection or server. Undefined if the statement itself failed. */
export function postgresFailure(error: unknown): PostgresFailure | undefined {
  if (error instanceof DatabaseError) {
    const code = error.code ?? '';
    return failures.get(code) ?? (connectionClass.test(code) ? 'lost' : undefined);
  }
  // Apart from errors of the server and invalid arguments, `pg` and Node report only failures of the connection
  if (!(error instanceof Error) || error instanceof TypeError || error instanceof RangeError)
    return undefined;
  return error.message === readTimeout ? 'timed-out' : 'lost';
}
