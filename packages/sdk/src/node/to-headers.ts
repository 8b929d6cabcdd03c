import type { HttpResponse } from '../transport/http-transport.ts';

/** Header fields as an answer gives them; several of one name are joined as `fetch` does. */
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
