import { holdsPersonalNumber } from '@tellerkit/contract';
import type { Endpoint } from '@tellerkit/contract';
import type * as z from 'zod/mini';
import { parseJson } from '../base/parse-json.ts';
import { ProblemError, notFound } from '../base/problem-error.ts';
import type { FieldProblem } from '../base/problem-error.ts';
import { isStorableText, unstorablePaths } from '../base/storable-text.ts';

/** The unchecked parts of a request. */
export interface RawInput {
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: string;
}

const maxFields = 20;

/**
 * Validates a request against the schemas of its endpoint.
 *
 * @throws {@link ProblemError} `invalid-request` with an entry for each invalid field, `malformed-json`, or
 * `not-found` for an invalid id in the path.
 */
export function parseInput(endpoint: Endpoint, raw: RawInput) {
  return {
    params: endpoint.params && parseParams(endpoint, endpoint.params, raw.params),
    query: endpoint.query && parse(endpoint.query, readQuery(endpoint.query, raw.query), 'query'),
    body: endpoint.body && parse(endpoint.body, raw.body === '' ? {} : readBody(raw.body), ''),
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

const unstorable = 'Must not contain NUL characters or lone surrogates, such as half an emoji';

/** Reads the body. Rejects NUL and lone surrogates, because the databases cannot store them unchanged. */
function readBody(text: string): unknown {
  const value = parseJson(text);
  const errors: FieldProblem[] = [];
  for (const path of unstorablePaths(text, value)) {
    errors.push({
      path: path.map(nameStep).join('.'),
      code: 'invalid_characters',
      message: unstorable,
    });
    if (errors.length === maxFields) break;
  }
  if (errors.length > 0) throw invalidFields(errors);
  return value;
}

/** Reads the query. Converts the texts of numeric fields to numbers. */
function readQuery(schema: z.ZodMiniObject, query: URLSearchParams): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(schema.shape)) {
    const text = query.get(name);
    if (text === null) continue;
    if (!isStorableText(text))
      throw new ProblemError(
        'invalid-request',
        `\`${name}\` must not contain NUL characters or lone surrogates. Remove them from the query.`,
        { errors: [{ path: `query.${name}`, code: 'invalid_characters', message: unstorable }] },
      );
    const numeric = innermost(field).def.type === 'number' && /^-?\d+(\.\d+)?$/.test(text);
    values[name] = numeric ? Number(text) : text;
  }
  return values;
}

function innermost(schema: z.core.$ZodType): { def: { type: string } } {
  const def = schema._zod.def as { type: string; innerType?: z.core.$ZodType };
  return def.innerType ? innermost(def.innerType) : { def };
}

function invalid(issues: readonly z.core.$ZodIssue[], place: string): ProblemError {
  return invalidFields(issues.flatMap((issue) => flatten(issue, place)));
}

function invalidFields(all: readonly FieldProblem[]): ProblemError {
  const errors = all.slice(0, maxFields);
  const first = errors.slice(0, 3).map(({ path, message }) => `\`${path || 'body'}\`: ${message}.`);
  return new ProblemError('invalid-request', first.join(' '), { errors });
}

function flatten(issue: z.core.$ZodIssue, place: string): FieldProblem[] {
  const path = [place, ...issue.path.map(nameStep)].filter(Boolean).join('.');
  return [{ path, code: issue.code, message: explain(issue) }];
}

/** Returns a step of a field's path for the error. Replaces a key that may hold text of the caller by `*`. */
function nameStep(step: PropertyKey): string {
  const name = String(step);
  return /^[\w-]{1,40}$/.test(name) && !holdsPersonalNumber(name) ? name : '*';
}

/** Describes the rule that a field breaks. The message of the validation library could quote the request. */
function explain(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `Must be ${issue.expected === 'int' ? 'a whole number' : `of type ${issue.expected}`}`;
    case 'too_big':
      return `Must ${measure(issue.origin)} at most ${amount(issue.origin, issue.maximum)}`;
    case 'too_small':
      return `Must ${measure(issue.origin)} at least ${amount(issue.origin, issue.minimum)}`;
    case 'invalid_format':
      return formats[issue.format] ?? contractMessage(issue, 'Has an invalid format');
    case 'invalid_value':
      return `Must be one of ${issue.values.map(String).join(', ')}`;
    case 'invalid_union':
      return 'Matches none of the allowed forms';
    case 'custom':
      return contractMessage(issue, 'Has a value that is not allowed');
    default:
      return 'Has a value that is not allowed';
  }
}

const formats: Readonly<Record<string, string>> = {
  date: 'Must be a date such as 2026-11-01',
  datetime: 'Must be a time in UTC such as 2026-11-01T00:00:00Z',
};

/** Returns the message that the contract gives for the field, or a fallback for the library's default message. */
function contractMessage({ message }: z.core.$ZodIssue, fallback: string): string {
  return message === 'Invalid input' ? fallback : message;
}

const units: Readonly<Record<string, string>> = { string: 'character', array: 'item' };

function measure(origin: string): 'have' | 'be' {
  return origin in units ? 'have' : 'be';
}

function amount(origin: string, count: number | bigint): string {
  const unit = units[origin];
  if (unit === undefined) return String(count);
  return `${count} ${Number(count) === 1 ? unit : `${unit}s`}`;
}
