import { endpoints } from '@tellerkit/contract';
import type { Endpoint } from '@tellerkit/contract';

const all: readonly Endpoint[] = Object.values(endpoints);

/**
 * The id in the contract of the endpoint that a request goes to, such as `messages.send`; its method and
 * path for a request to none.
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
 * Checks that the contract has these endpoints, so that a misspelt one does not pass for a calm test.
 *
 * @throws TypeError for an id that the contract does not have.
 */
export function checkEndpoints(ids: readonly string[]): void {
  for (const id of ids)
    if (!all.some((endpoint) => endpoint.id === id))
      throw new TypeError(`The contract has no endpoint ${id}; one is messages.send.`);
}
