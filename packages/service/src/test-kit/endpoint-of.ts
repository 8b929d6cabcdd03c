import { endpoints } from '@tellerkit/contract';
import type { Endpoint } from '@tellerkit/contract';

const all: readonly Endpoint[] = Object.values(endpoints);

/**
 * Finds the endpoint of a request and returns its id in the contract, such as `messages.send`. Returns method and
 * path if the contract has no such endpoint.
 */
export function endpointOf(method: string, pathname: string): string {
  const parts = pathname.split('/');
  const found = all.find(({ method: known, path }) => {
    const pattern = path.split('/');
    return (
      known === method &&
      pattern.length === parts.length &&
      pattern.every((part, index) => part.startsWith('{') || part === parts[index])
    );
  });
  return found?.id ?? `${method} ${pathname}`;
}

/**
 * Checks that each id names an endpoint of the contract. A fault with a misspelt id would otherwise never hit a call.
 *
 * @throws TypeError for an id that is not in the contract.
 */
export function checkEndpoints(ids: readonly string[]): void {
  for (const id of ids)
    if (!all.some((endpoint) => endpoint.id === id))
      throw new TypeError(
        `The contract has no endpoint \`${id}\`. Use an id such as \`messages.send\`.`,
      );
}
