import type { Endpoint } from '@tellerkit/contract';
import type { CallerIdentity } from '../base/caller-identity.ts';
import { ProblemError } from '../base/problem-error.ts';
import { namesOf } from './caller-names.ts';

/**
 * Checks that the caller may set each field of its body, as `fieldCallers` of the endpoint states.
 *
 * @throws {@link ProblemError} `forbidden` that names the fields.
 */
export function checkFields(
  { fieldCallers = {} }: Endpoint,
  { kind }: CallerIdentity,
  body: unknown,
): void {
  const errors = Object.entries(fieldCallers).flatMap(([path, allowed]) => {
    const isSet = (body as Readonly<Record<string, unknown>> | undefined)?.[path] !== undefined;
    if (!isSet || allowed === 'all' || allowed.includes(kind)) return [];
    return [{ path, code: 'forbidden_field', message: `Only ${namesOf(allowed)} may set it` }];
  });
  if (errors.length === 0) return;
  const details = errors.map(({ path, message }) => `\`${path}\`: ${message}. Omit it.`);
  throw new ProblemError('forbidden', details.join(' '), { errors });
}
