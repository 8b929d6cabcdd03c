import { format } from 'prettier';

/** Formats a generated source like the other sources. */
export function formatSource(source: string): Promise<string> {
  return format(source, { parser: 'typescript', singleQuote: true, printWidth: 100 });
}
