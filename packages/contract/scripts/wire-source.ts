import type { Endpoint } from '../src/endpoint.ts';
import { webhookEvent } from '../src/webhook-events/schemas.ts';
import { Shapes } from './shapes.ts';

const head = '// Generated from the endpoints by `pnpm generate`; do not edit.';
const folder = 'src/wire/generated';

/**
 * Sources of the wire, by path: a file a domain with one constant an endpoint and one a shared shape, so that a
 * bundler keeps what is used, and loads late what is used late.
 */
export function wireSources(
  endpoints: Readonly<Record<string, Endpoint>>,
): ReadonlyMap<string, string> {
  const shapes = new Shapes();
  for (const { response } of Object.values(endpoints)) if (response) shapes.count(response);
  shapes.count(webhookEvent);
  const constants = new Map<string, string[]>();
  for (const [name, endpoint] of Object.entries(endpoints)) {
    const domain = domainOf(endpoint);
    const text = endpointConstant(name, endpoint, shapes.in(domain));
    constants.set(domain, [...(constants.get(domain) ?? []), text]);
  }
  const webhook = `/** Shape of the body of a webhook. @public */
export const webhookEventShape: Shape = ${shapes.in('webhook-events').print(webhookEvent)};`;
  constants.set('webhook-events', [webhook]);
  return new Map(
    [...constants].map(([domain, texts]) => [
      `${folder}/${domain}.ts`,
      [head, ...typeImports(texts), ...shapes.in(domain).statements(), ...texts].join('\n\n'),
    ]),
  );
}

/** The part of an id in front of the dot, such as `queue-entries`. */
function domainOf({ id }: Endpoint): string {
  return id.replace(/\..*/, '').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function endpointConstant(
  name: string,
  { id, method, path, response, summary }: Endpoint,
  shapes: ReturnType<Shapes['in']>,
): string {
  return `/** ${summary} @public */
export const ${name}: WireEndpoint<Endpoints['${name}']> = {
  id: '${id}', method: '${method}', path: '${path}', response: ${response ? shapes.print(response) : 'null'} };`;
}

const types = {
  'Endpoints[': `import type { Endpoints } from '../../generated/endpoints.ts';`,
  ': Shape =': `import type { Shape } from '../format/shape.ts';`,
  'WireEndpoint<': `import type { WireEndpoint } from '../format/wire-endpoint.ts';`,
};

function typeImports(texts: readonly string[]): readonly string[] {
  return Object.entries(types)
    .filter(([mark]) => texts.some((text) => text.includes(mark)))
    .map(([, statement]) => statement);
}
