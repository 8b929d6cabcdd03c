import { DatabaseError } from 'pg';

/** The server became a standby, so that a new connection may reach the new primary server. */
const readOnlyTransaction = '25006';
const tooManyConnections = '53300';
const adminShutdown = '57P01';
const crashShutdown = '57P02';
const cannotConnectNow = '57P03';
const idleSessionTimeout = '57P05';

/**
 * SQLSTATE codes with which PostgreSQL ends or refuses a connection, see
 * https://www.postgresql.org/docs/current/errcodes-appendix.html.
 */
const closingCodes = new Set([
  readOnlyTransaction,
  tooManyConnections,
  adminShutdown,
  crashShutdown,
  cannotConnectNow,
  idleSessionTimeout,
]);
/** Class of connection exceptions, except a violation of the protocol, which a retry cannot solve. */
const connectionClass = /^08(?!P01)/;

/**
 * Returns true if the connection to PostgreSQL failed, so that the statement may succeed on a new connection.
 */
export function isConnectionFailure(error: unknown): boolean {
  if (error instanceof DatabaseError) {
    const code = error.code ?? '';
    return closingCodes.has(code) || connectionClass.test(code);
  }
  // Apart from errors of the server and invalid arguments, `pg` and Node report only failures of the connection
  return error instanceof Error && !(error instanceof TypeError || error instanceof RangeError);
}
