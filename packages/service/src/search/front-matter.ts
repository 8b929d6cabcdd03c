import { LineCounter, YAMLError, parse } from 'yaml';
import type * as z from 'zod/mini';
import { ArticleFileError } from './article-file-error.ts';
import { articleFields } from './article-file.ts';
import type { ArticleFile } from './article-file.ts';

const pattern = /^\uFEFF?---[ \t]*(\r?\n[\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/;

/**
 * Reads an article file: front matter in YAML, then the article in Markdown.
 *
 * @throws ArticleFileError if a field is missing, unknown or malformed, or if a line is not YAML; the error names the
 * field or line.
 */
export function parseArticleFile(source: string): ArticleFile {
  const [block = '', frontMatter] = pattern.exec(source) ?? [];
  if (frontMatter === undefined) {
    throw new ArticleFileError(
      null,
      'The file must begin with front matter between two lines of "---".',
    );
  }
  const fields = articleFields.safeParse(parseYaml(frontMatter));
  if (!fields.success) throw toError(fields.error.issues[0]);
  const body = source.slice(block.length).trim();
  if (body === '') {
    throw new ArticleFileError(
      'body',
      'The `body` is empty. Write the article below the front matter.',
    );
  }
  return { ...fields.data, body };
}

function parseYaml(text: string): unknown {
  const lineCounter = new LineCounter();
  try {
    // The failsafe schema keeps every value as the text that was written: 2026-01-01, 0123, no.
    return parse(text, { schema: 'failsafe', logLevel: 'error', prettyErrors: false, lineCounter });
  } catch (error) {
    const line = error instanceof YAMLError ? lineCounter.linePos(error.pos[0]).line : undefined;
    const place = line === undefined ? 'The front matter' : `Line ${line} of the file`;
    const reason = error instanceof Error ? `: ${error.message}` : '';
    throw new ArticleFileError(
      null,
      `${place} is not valid YAML${reason}. Give each field once, and put text that YAML could misread, such as text with a colon, in quotes.`,
    );
  }
}

function toError(issue: z.core.$ZodIssue | undefined): ArticleFileError {
  if (issue?.code === 'unrecognized_keys') {
    const [field = ''] = issue.keys;
    const known = Object.keys(articleFields.shape).map((name) => `\`${name}\``);
    return new ArticleFileError(
      field,
      `\`${field}\` is not a field of an article. Use only ${known.join(', ')}.`,
    );
  }
  const field = issue?.path[0];
  return field === undefined
    ? new ArticleFileError(null, 'The front matter must hold fields such as `title: Lost card`.')
    : new ArticleFileError(String(field), `\`${String(field)}\` ${issue?.message}`);
}
