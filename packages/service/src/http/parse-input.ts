import type { Endpoint } from '@tellerkit/contract';
import type * as z from 'zod/mini';
import { isStorableText, parseJson } from '../base/parse-json.ts';
import { ProblemError, notFound } from '../base/problem-error.ts';
import type { FieldProblem } from '../base/problem-error.ts';

/** The parts of a request, before they are checked. */
export interface RawInput {
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: string;
}

/**
 * Checks a request against its endpoint.
 *
 * @throws {@link ProblemError} `invalid-request` with one entry a wrong field, `malformed-json`, or
 * `not-found` for a path that no id fits.
 */
export function parseInput(endpoint: Endpoint, raw: RawInput) {
  return {
    params: endpoint.params && parseParams(endpoint, endpoint.params, raw.params),
    query: endpoint.query && parse(endpoint.query, readQuery(endpoint.query, raw.query), 'query'),
    body: endpoint.body && parse(endpoint.body, raw.body === '' ? {} : parseJson(raw.body), ''),
  };
}

function parseParams(endpoint: Endpoint, schema: z.ZodMiniType, params: unknown): unknown {
  const result = schema.safeParse(params);
  if (result.success) return result.data;
  if (endpoint.errors.includes('not-found')) throw notFound();
  throw invalid(result.error.issues, 'path');
}

function parse(schema: z.ZodMiniType, value: unknown, place: string): unknown {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw invalid(result.error.issues, place);
}

/** Query values as their schema wants them: all arrive as text, some are meant as numbers. */
function readQuery(schema: z.ZodMiniObject, query: URLSearchParams): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(schema.shape)) {
    const text = query.get(name);
    if (text === null) continue;
    if (!isStorableText(text))
      throw new ProblemError('invalid-request', 'Leave NUL characters out of the query.');
    const numeric = innermost(field).def.type === 'number' && /^-?\d+(\.\d+)?$/.test(text);
    values[name] = numeric ? Number(text) : text;
  }
  return values;
}

function innermost(schema: z.core.$ZodType): { def: { type: string } } {
  const def = schema._zod.def as { type: string; innerType?: z.core.$ZodType };
  return def.innerType ? innermost(def.innerType) : { def };
}

const mostFields = 20;

function invalid(issues: readonly z.core.$ZodIssue[], place: string): ProblemError {
  const errors = issues.flatMap((issue) => flatten(issue, place)).slice(0, mostFields);
  const first = errors.slice(0, 3).map(({ path, message }) => `${path || 'body'}: ${message}.`);
  return new ProblemError('invalid-request', first.join(' '), { errors });
}

function flatten(issue: z.core.$ZodIssue, place: string): FieldProblem[] {
  const path = [place, ...issue.path.map(nameStep)].filter(Boolean).join('.');
  return [{ path, code: issue.code, message: explain(issue) }];
}

/** A step of a path; keys that the caller made up are not repeated. */
function nameStep(step: PropertyKey): string {
  return /^[\w-]{1,40}$/.test(String(step)) ? String(step) : '*';
}

/** Says what is wanted, in words of our own: the library's message could quote what was sent. */
function explain(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `Send ${issue.expected === 'int' ? 'a whole number' : `a value of type ${issue.expected}`}`;
    case 'too_big':
      return `Send at most ${issue.maximum} ${unit(issue.origin, issue.maximum)}`.trimEnd();
    case 'too_small':
      return `Send at least ${issue.minimum} ${unit(issue.origin, issue.minimum)}`.trimEnd();
    case 'invalid_format':
      return formats[issue.format] ?? ownWords(issue, 'The form is not right');
    case 'invalid_value':
      return `Send one of ${issue.values.map(String).join(', ')}`;
    case 'invalid_union':
      return 'None of the allowed forms fits';
    case 'custom':
      return ownWords(issue, 'The value is not allowed');
    default:
      return 'The value is not allowed';
  }
}

const formats: Readonly<Record<string, string>> = {
  date: 'Send a day such as 2026-11-01',
  datetime: 'Send a time in UTC such as 2026-11-01T00:00:00Z',
};

/** What the contract says of the field; the library has the same words for every field without. */
function ownWords({ message }: z.core.$ZodIssue, otherwise: string): string {
  return message === 'Invalid input' ? otherwise : message;
}

function unit(origin: string, count: number | bigint): string {
  if (origin !== 'string' && origin !== 'array') return '';
  const noun = origin === 'string' ? 'character' : 'item';
  return Number(count) === 1 ? noun : `${noun}s`;
}
