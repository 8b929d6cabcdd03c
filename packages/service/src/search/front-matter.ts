/**
 * A knowledge article as it stands in a Markdown file with front matter.
 * @public
 */
export interface ArticleFile {
  readonly title: string;
  readonly slug: string;
  readonly locale: string;
  readonly tags: readonly string[];
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly asked: readonly string[];
  readonly body: string;
}

/**
 * Says which field of an article file is wrong and how to mend it.
 * @public
 */
export class ArticleFileError extends Error {
  override readonly name = 'ArticleFileError';
  /** Field at fault; `null` when the file as a whole is. */
  readonly field: string | null;

  constructor(field: string | null, message: string) {
    super(message);
    this.field = field;
  }
}

type Value = string | readonly string[];

const FIELDS = ['title', 'slug', 'locale', 'tags', 'validFrom', 'validTo', 'asked'];
const BLOCK = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/;

/**
 * Reads an article file. The front matter is the part of YAML that articles need: one field a line, text with or
 * without quotes, lists in brackets or with a dash a line.
 * @throws ArticleFileError naming the field that is missing, unknown or malformed.
 * @public
 */
export function parseArticleFile(source: string): ArticleFile {
  const block = BLOCK.exec(source);
  if (block === null) {
    throw new ArticleFileError(
      null,
      'The file must begin with front matter between two lines of "---".',
    );
  }
  const values = readFields(block[1] ?? '');
  const body = source.slice(block[0].length).trim();
  if (body === '') throw new ArticleFileError('body', 'The text after the front matter is empty.');
  return {
    title: textOf(values, 'title'),
    slug: matching(
      values,
      'slug',
      /^[a-z0-9]+(?:-[a-z0-9]+)*$/,
      'lower-case words joined by hyphens',
    ),
    locale: matching(
      values,
      'locale',
      /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/,
      'a language tag such as en or zh-CN',
    ),
    tags: listOf(values, 'tags'),
    validFrom: dateOf(values, 'validFrom'),
    validTo: values.has('validTo') ? dateOf(values, 'validTo') : null,
    asked: listOf(values, 'asked'),
    body,
  };
}

function readFields(block: string): Map<string, Value> {
  const values = new Map<string, Value>();
  let list: { field: string; items: string[] } | null = null;
  for (const [index, line] of block.split(/\r?\n/).entries()) {
    if (/^\s*(?:#.*)?$/.test(line)) continue;
    const item = /^\s*-\s+(.*)$/.exec(line)?.[1];
    if (item !== undefined && list !== null) {
      list.items.push(scalar(list.field, item));
      continue;
    }
    const [, field, rest = ''] = /^([A-Za-z]+):(?:\s+(.*))?$/.exec(line) ?? [];
    if (field === undefined) {
      throw new ArticleFileError(
        null,
        `Line ${index + 2} of the file is neither "field: value" nor "- item".`,
      );
    }
    checkField(field, values);
    list = rest.trim() === '' ? { field, items: [] } : null;
    values.set(field, list === null ? readValue(field, rest.trim()) : list.items);
  }
  return values;
}

function checkField(field: string, values: ReadonlyMap<string, Value>): void {
  if (!FIELDS.includes(field)) {
    throw new ArticleFileError(
      field,
      `"${field}" is not a field of an article; use ${FIELDS.join(', ')}.`,
    );
  }
  if (values.has(field))
    throw new ArticleFileError(field, `"${field}" stands twice; keep one of them.`);
}

function readValue(field: string, text: string): Value {
  if (!text.startsWith('[')) return scalar(field, text);
  if (!text.endsWith(']'))
    throw new ArticleFileError(
      field,
      `"${field}" opens a list with "[" and must close it with "]" on the same line.`,
    );
  const items = text.slice(1, -1).match(/\s*(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^,]+)/g) ?? [];
  return items.map((item) => scalar(field, item)).filter((item) => item !== '');
}

function scalar(field: string, source: string): string {
  const text = source.trim();
  const quote = text[0];
  if (quote !== '"' && quote !== "'") return text.replace(/\s+#.*$/, '');
  if (text.length < 2 || !text.endsWith(quote)) {
    throw new ArticleFileError(field, `"${field}" opens a ${quote} and does not close it.`);
  }
  const inner = text.slice(1, -1);
  return quote === '"' ? inner.replace(/\\(["\\])/g, '$1') : inner.replaceAll("''", "'");
}

function textOf(values: ReadonlyMap<string, Value>, field: string): string {
  const value = values.get(field);
  if (value === undefined) throw new ArticleFileError(field, `"${field}" is missing.`);
  if (typeof value !== 'string')
    throw new ArticleFileError(field, `"${field}" must be text, not a list or empty.`);
  return value;
}

function matching(
  values: ReadonlyMap<string, Value>,
  field: string,
  shape: RegExp,
  words: string,
): string {
  const value = textOf(values, field);
  if (!shape.test(value)) throw new ArticleFileError(field, `"${field}" must be ${words}.`);
  return value;
}

function dateOf(values: ReadonlyMap<string, Value>, field: string): string {
  const value = matching(values, field, /^\d{4}-\d{2}-\d{2}/, 'a date such as 2026-01-31');
  if (Number.isNaN(Date.parse(value)))
    throw new ArticleFileError(field, `"${field}" is not a day of the calendar.`);
  return value;
}

function listOf(values: ReadonlyMap<string, Value>, field: string): readonly string[] {
  const value = values.get(field) ?? [];
  if (typeof value === 'string')
    throw new ArticleFileError(
      field,
      `"${field}" must be a list: [one, two], or a "- item" a line.`,
    );
  return value;
}
