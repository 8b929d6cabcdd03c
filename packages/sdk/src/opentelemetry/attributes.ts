import type { Attributes } from '@opentelemetry/api';
import type { TellerError } from '../errors/teller-error.ts';
import { hasName } from '../errors/teller-error.ts';
import type { TelemetryCall } from '../telemetry/telemetry.ts';

/**
 * Names of the semantic conventions for HTTP, https://opentelemetry.io/docs/specs/semconv/http/. `url.full`
 * is left out: path and query hold ids and what a customer searched for. The template stands for it.
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
 * How it failed, in words of low cardinality: the status where there is one, else the code, else the name
 * of what was thrown. Never a message.
 */
export function failureAttributes(error: unknown): Attributes {
  if (!hasName(error)) return { 'error.type': error instanceof Error ? error.name : '_OTHER' };
  const { status, code } = error as TellerError;
  return status === undefined
    ? { 'error.type': code }
    : { 'error.type': String(status), 'http.response.status_code': status };
}
