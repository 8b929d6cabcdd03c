import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { endpoints } from '@tellerkit/contract';
import type { Endpoint } from '@tellerkit/contract';
import { Resource, TellerClient } from '@tellerkit/sdk';
import { createService } from '@tellerkit/service';
import { openSqlite } from '@tellerkit/service/node';

const baseUrl = 'https://service.test';
const secretKey = 'sk_test_coverage_0001';

/** Value that the test passes for every path parameter and every argument. The value is valid in a path. */
const anything = 'anything';

const addressOf = ({ method, path }: Pick<Endpoint, 'method' | 'path'>) =>
  `${method} ${path.replaceAll(/\{\w+\}/g, anything)}`;

describe('each endpoint of the contract', () => {
  test('has an SDK method that calls it', async () => {
    const called = await callEveryMethod();
    assertComplete(
      (endpoint) => called.has(addressOf(endpoint)),
      'has no SDK method: add one to packages/sdk/src/resources',
    );
  });

  test('has a route of the service', async () => {
    const routed = await findRoutes();
    assertComplete(
      (endpoint) => routed.has(addressOf(endpoint)),
      'has no service route: bind one in the `routes.ts` of its domain in packages/service/src/domain',
    );
  });
});

function assertComplete(isCovered: (endpoint: Endpoint) => boolean, advice: string): void {
  const missing = Object.entries<Endpoint>(endpoints).filter(
    ([, endpoint]) => !isCovered(endpoint),
  );
  assert.ok(missing.length === 0, missing.map(([name]) => `\`${name}\` ${advice}`).join('\n'));
}

/** Calls every method of every resource. Returns the addresses of the requests. */
async function callEveryMethod(): Promise<ReadonlySet<string>> {
  const called = new Set<string>();
  const client = new TellerClient({
    baseUrl,
    secretKey,
    fetch: async (url, init) => {
      called.add(`${init?.method} ${new URL(url as string).pathname}`);
      // This response without a body ends streams, and fails calls that expect a body
      return new Response(null, { status: 204 });
    },
  });
  for (const resource of Object.values(client).filter((part) => part instanceof Resource))
    for (const method of methodsOf(resource))
      // A method refuses the value as options, so one of the calls has as many arguments as the endpoint needs
      for (const args of [[], [anything], [anything, anything], [anything, anything, anything]])
        await settle(() => method(...args));
  return called;
}

type Method = (...args: readonly string[]) => unknown;

/** Returns the methods of a resource and of its base classes. */
function methodsOf(resource: object, owner: object = resource): readonly Method[] {
  if (owner === Resource.prototype) return [];
  const own = Object.entries(Object.getOwnPropertyDescriptors(owner))
    .filter(([name, { value }]) => typeof value === 'function' && name !== 'constructor')
    .map(([, { value }]) => (value as Method).bind(resource));
  return [...own, ...methodsOf(resource, Object.getPrototypeOf(owner) as object)];
}

/** Runs a method until the response to its first request. Ignores errors, because only the request counts. */
async function settle(method: () => unknown): Promise<void> {
  try {
    const result = method();
    await (isAsyncIterable(result) ? result[Symbol.asyncIterator]().next() : result);
  } catch {
    // Expected, because the response has no body
  }
}

function isAsyncIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}

/** Sends a request without a key to every address. Routes of endpoints respond with 401. */
async function findRoutes(): Promise<ReadonlySet<string>> {
  const tenant = {
    slug: 'coverage',
    name: 'Coverage',
    publishableKeys: [],
    secretKeys: [secretKey],
  };
  const service = createService({ database: openSqlite(':memory:'), tenants: [tenant] });
  const routed = new Set<string>();
  try {
    for (const address of Object.values<Endpoint>(endpoints).map(addressOf)) {
      const [method = '', path = ''] = address.split(' ');
      const { status } = await service.fetch(new Request(baseUrl + path, { method }));
      if (status === 401) routed.add(address);
    }
  } finally {
    await service.close();
  }
  return routed;
}
