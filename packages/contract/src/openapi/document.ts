import { endpoints } from '../generated/endpoints.ts';
import { problem } from '../common/problem.ts';
import { Components } from './components.ts';
import { operation } from './operation.ts';
import { headerComponents } from './rate-headers.ts';
import { receivedWebhooks } from './received-webhooks.ts';
import { tags } from './tags.ts';
import type { OpenApiDocument, OpenApiOperation } from './types.ts';

/** Settings of {@link openApiDocument}. @public */
export interface OpenApiOptions {
  /** Version of the document. @defaultValue `'1'` */
  readonly version?: string;
  /** Base URL of the service. @defaultValue `'/'` */
  readonly serverUrl?: string;
}

/**
 * Builds the OpenAPI 3.1 document of all endpoints from the contract.
 *
 * @public
 */
export function openApiDocument(options: OpenApiOptions = {}): OpenApiDocument {
  const components = new Components();
  components.schema(problem);
  const paths: Record<string, Record<string, OpenApiOperation>> = {};
  for (const endpoint of Object.values(endpoints))
    (paths[endpoint.path] ??= {})[endpoint.method.toLowerCase()] = operation(endpoint, components);
  return {
    openapi: '3.1.1',
    info: {
      title: 'Tellerkit',
      version: options.version ?? '1',
      summary: 'The service window that any bank channel can embed.',
      description:
        'Conversations, queues, surveys and knowledge. Send `Authorization: Bearer` with a key or a token, and an `Idempotency-Key` with every POST. Endpoints that return the credentials of a person ignore the key. Lengths of texts count Unicode code points. No text may hold a NUL character or a lone surrogate.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: options.serverUrl ?? '/' }],
    security: [{ bearer: [] }],
    tags: Object.entries(tags).map(([name, description]) => ({ name, description })),
    paths,
    webhooks: receivedWebhooks(components),
    components: {
      schemas: components.schemas(),
      headers: headerComponents,
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          description:
            "A publishable key (`pk_`), a secret key (`sk_`), or a customer's or agent's access token.",
        },
      },
    },
  };
}
