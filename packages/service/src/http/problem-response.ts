import { errorCodes } from '@tellerkit/contract';
import type { Problem } from '@tellerkit/contract';
import type { ProblemError } from '../base/problem-error.ts';

/**
 * Creates the response to a failed request, as problem details (RFC 9457).
 */
export function problemResponse(error: ProblemError, requestId: string): Response {
  const body: Problem = {
    type: `/docs#error-${error.code}`,
    title: errorCodes[error.code].title,
    status: error.status,
    detail: error.detail,
    code: error.code,
    requestId,
    ...(error.errors && { errors: [...error.errors] }),
  };
  return new Response(JSON.stringify(body), {
    status: error.status,
    headers: {
      'content-type': 'application/problem+json',
      ...(error.status === 401 && { 'www-authenticate': 'Bearer' }),
      ...error.headers,
    },
  });
}
