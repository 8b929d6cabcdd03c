import { staffAccess, staffRoles } from '@tellerkit/contract';
import type { Endpoint, ScopeByRole, StaffScope } from '@tellerkit/contract';
import type { CallerIdentity } from '../base/caller-identity.ts';
import { ProblemError } from '../base/problem-error.ts';
import { namesOf } from './caller-names.ts';

/**
 * Checks that the endpoint accepts the kind of the caller and, for an agent, the role.
 *
 * @returns The scope of the agent's role in the table `staffAccess`. Undefined for other callers.
 * @throws {@link ProblemError} `forbidden`.
 */
export function checkCaller(endpoint: Endpoint, caller: CallerIdentity): StaffScope | undefined {
  if (!endpoint.callers.includes(caller.kind)) {
    throw new ProblemError(
      'forbidden',
      `This endpoint does not accept your key or token. Use ${namesOf(endpoint.callers)}.`,
    );
  }
  if (caller.kind !== 'agent') return undefined;
  const scopes = (staffAccess as Readonly<Record<string, ScopeByRole>>)[endpoint.id];
  const scope = scopes?.[caller.role] ?? 'none';
  if (scope !== 'none') return scope;
  const roles = staffRoles.filter((role) => scopes && scopes[role] !== 'none');
  throw new ProblemError(
    'forbidden',
    `The role of the agent does not permit this request. It requires the role ${roles.join(' or ')}.`,
  );
}
