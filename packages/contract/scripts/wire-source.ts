import { webhookEvent } from '../src/webhooks/events.ts';
import type { Endpoint } from '../src/endpoint.ts';
import { Shapes } from './shapes.ts';

/**
 * Source text of `src/wire/generated/endpoints.ts`: one constant an endpoint and one a shared shape, so
 * that a bundler keeps only what is used.
 */
export function wireSource(endpoints: Readonly<Record<string, Endpoint>>): string {
  const shapes = new Shapes();
  for (const endpoint of Object.values(endpoints))
    if (endpoint.response) shapes.count(endpoint.response);
  shapes.count(webhookEvent);
  const constants = Object.entries(endpoints).map(
    ([name, { id, method, path, response, summary }]) =>
      `/** ${summary} @public */
export const ${name}: WireEndpoint<(typeof endpoints)['${name}']> = {
  id: '${id}', method: '${method}', path: '${path}', response: ${response ? shapes.print(response) : 'null'} };`,
  );
  const webhook = `/** Shape of the body of a webhook. @public */
export const webhookEventShape: Shape = ${shapes.print(webhookEvent)};`;
  return [
    '// Generated from the endpoints by `pnpm generate`; do not edit.',
    `import type { endpoints } from '../../endpoints.ts';`,
    `import type { Shape } from '../shape.ts';`,
    `import type { WireEndpoint } from '../wire-endpoint.ts';`,
    ...shapes.declarations(),
    ...constants,
    webhook,
  ].join('\n\n');
}
