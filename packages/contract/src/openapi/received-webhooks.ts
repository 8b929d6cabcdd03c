import { webhookEvent } from '../webhook-events/schemas.ts';
import type { Components } from './components.ts';
import type { JsonSchema, OpenApiDocument, OpenApiOperation } from './types.ts';

const header = (name: string, description: string): JsonSchema => ({
  name,
  in: 'header',
  required: true,
  description,
  schema: { type: 'string' },
});

const headers = [
  header('webhook-id', 'Id of the event, the same over all tries and replays.'),
  header('webhook-timestamp', 'When this try was made, in seconds since 1970.'),
  header(
    'webhook-signature',
    'Signatures of `id.timestamp.body`, parted by spaces: `v1,` and HMAC-SHA256, or `v1a,` and ed25519, in base64.',
  ),
];

/** What the service sends, by event type, as Standard Webhooks 1.0 has it. */
export function receivedWebhooks(components: Components): OpenApiDocument['webhooks'] {
  const [known] = webhookEvent._zod.def.options;
  const received = known._zod.def.options.flatMap((variant) =>
    variant._zod.def.shape.type._zod.def.values.map(
      (type) => [type, { post: receive(type, components.schema(variant)) }] as const,
    ),
  );
  return Object.fromEntries<{ post: OpenApiOperation }>(received);
}

function receive(type: string, schema: JsonSchema): OpenApiOperation {
  return {
    operationId: `webhooks.${type}`,
    summary: `Sent for \`${type}\`, to endpoints that take it.`,
    description:
      'Check the signature over the body as it came, note `webhook-id`, and answer 2xx within 15 seconds. Anything else is tried again; 410 turns the endpoint off.',
    tags: ['webhooks'],
    parameters: headers,
    requestBody: { required: true, content: { 'application/json': { schema } } },
    responses: {
      '2XX': { description: 'Taken.' },
      '410': { description: 'Nothing more is wanted here: the endpoint is turned off.' },
    },
  };
}
