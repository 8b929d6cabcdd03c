import { format } from 'prettier';

/** Lays a generated source out as Prettier lays out the others. */
export function formatSource(source: string): Promise<string> {
  return format(source, { parser: 'typescript', singleQuote: true, printWidth: 100 });
}
