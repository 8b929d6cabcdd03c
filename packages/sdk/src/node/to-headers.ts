import type { HttpResponse } from '../transport/http-transport.ts';

/** Wraps header fields of `undici`. Joins several fields of one name as `fetch` does. */
export function toHeaders(
  fields: Readonly<Record<string, string | string[] | undefined>>,
): HttpResponse['headers'] {
  return {
    get(name) {
      const value = fields[name.toLowerCase()];
      return Array.isArray(value) ? value.join(', ') : (value ?? null);
    },
  };
}
