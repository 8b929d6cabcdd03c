import type { Attributes } from '@opentelemetry/api';
import type { TellerError } from '../errors/teller-error.ts';
import { hasName } from '../errors/teller-error.ts';
import type { TelemetryCall } from '../telemetry/telemetry.ts';

/**
 * Returns the attributes of a request, named after the semantic conventions for HTTP,
 * https://opentelemetry.io/docs/specs/semconv/http/. `url.template` replaces `url.full`, as path and query contain ids
 * and the search texts of customers.
 */
export function requestAttributes({ method, path, baseUrl }: TelemetryCall): Attributes {
  const { hostname, port, protocol } = new URL(baseUrl);
  return {
    'http.request.method': method,
    'server.address': hostname,
    'server.port': Number(port || (protocol === 'https:' ? 443 : 80)),
    'url.template': path,
  };
}

/**
 * Returns the attributes of a failure, with low cardinality: the status if there is one, else the code, else the name
 * of the error. Never a message.
 */
export function failureAttributes(error: unknown): Attributes {
  if (!hasName(error)) return { 'error.type': error instanceof Error ? error.name : '_OTHER' };
  const { status, code } = error as TellerError;
  return status === undefined
    ? { 'error.type': code }
    : { 'error.type': String(status), 'http.response.status_code': status };
}
