import { format } from 'prettier';

/** Lays a generated source out as it stands in the repository. */
export function formatWire(source: string): Promise<string> {
  return format(source, { parser: 'typescript', singleQuote: true, printWidth: 100 });
}
