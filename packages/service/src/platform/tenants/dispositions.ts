import { ProblemError } from '../../base/problem-error.ts';
import type { TenantSettings } from './tenant-settings.ts';

/** The outcomes of a conversation in a tenant without the option `dispositions`. */
export const defaultDispositions: readonly string[] = [
  'solved',
  'not-solved',
  'follow-up',
  'passed-on',
  'abandoned',
  'spam',
];

/**
 * Checks that the tenant has defined a disposition. A webhook passes the disposition on, so free text must not get into
 * it.
 *
 * @throws {@link ProblemError} `invalid-request` that lists the tenant's dispositions.
 */
export function checkDisposition(
  { dispositions }: Pick<TenantSettings, 'dispositions'>,
  disposition: string | undefined,
): void {
  if (disposition === undefined || dispositions.includes(disposition)) return;
  const message = `Must be one of ${dispositions.join(', ')}`;
  throw new ProblemError('invalid-request', `\`disposition\`: ${message}.`, {
    errors: [{ path: 'disposition', code: 'invalid_value', message }],
  });
}
