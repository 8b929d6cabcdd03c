import { refreshSession, sessionRefresh } from '@tellerkit/contract';
import type { Endpoint } from '@tellerkit/contract';
import { readBody } from '../base/read-body.ts';
import type { CallerDirectory } from './caller-directory.ts';
import type { RequestHead } from './served-request.ts';

/** The body of a refresh, or the error of reading it, and the session that its refresh token names. */
export interface ReadRefresh {
  readonly body: () => string;
  readonly sessionId: string | undefined;
}

/** Maximum size of the body in bytes. A refresh token has at most 200 characters. */
const bodyBytes = 4096;

/**
 * Reads the body of a refresh before the request is counted, because refreshes count by session. Without a session, for
 * example if the body is malformed, the refresh counts by address.
 *
 * @returns Undefined for a request to another endpoint.
 */
export async function readRefresh(
  endpoint: Endpoint,
  tenantId: string,
  { request, callers, isRefused, onProgress }: ReadRefreshParts,
): Promise<ReadRefresh | undefined> {
  if (endpoint.id !== refreshSession.id) return undefined;
  try {
    const body = await readBody(request, bodyBytes, onProgress);
    const token = readToken(body);
    const sessionId = token && (await callers.findRefreshed(tenantId, token, isRefused()));
    return { body: () => body, sessionId };
  } catch (error) {
    const body = () => {
      throw error;
    };
    return { body, sessionId: undefined };
  }
}

/** Dependencies of {@link readRefresh}. */
export interface ReadRefreshParts {
  readonly request: RequestHead;
  readonly callers: Pick<CallerDirectory, 'findRefreshed'>;
  /** Returns true if a refresh with an unknown token would be refused. The service then does not query for the token. */
  readonly isRefused: () => boolean;
  /** Called with the number of bytes read so far. */
  readonly onProgress: (bytes: number) => void;
}

function readToken(body: string): string | undefined {
  try {
    return sessionRefresh.safeParse(JSON.parse(body)).data?.refreshToken;
  } catch {
    return undefined;
  }
}
