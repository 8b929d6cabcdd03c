import type { Caller } from '@tellerkit/contract';

const callerNames: Readonly<Record<Caller, string>> = {
  publishable: 'a publishable key',
  customer: 'the token of a customer',
  agent: 'the token of an agent',
  secret: 'a secret key',
};

/**
 * Names the credentials of some kinds of callers for an error, joined by "or".
 */
export function namesOf(callers: readonly Caller[]): string {
  return callers.map((kind) => callerNames[kind]).join(' or ');
}
