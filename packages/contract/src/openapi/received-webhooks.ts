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
  header('webhook-id', 'Id of the event. Retries and replays keep the same id.'),
  header('webhook-timestamp', 'Unix time of this attempt, in seconds.'),
  header(
    'webhook-signature',
    'Signatures of `id.timestamp.body`, separated by spaces. Each is `v1,` with HMAC-SHA256 or `v1a,` with ed25519, in base64.',
  ),
];

/** Describes the webhooks that the service sends, by event type. Headers follow Standard Webhooks 1.0. */
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
    summary: `Sent on \`${type}\` to endpoints that subscribe to this event type.`,
    description:
      'Verify the signature over the raw body, and ignore a `webhook-id` that you have already handled. Respond with 2xx within 15 seconds. After any other response, the service tries again, except after 410, which disables the endpoint.',
    tags: ['webhooks'],
    parameters: headers,
    requestBody: { required: true, content: { 'application/json': { schema } } },
    responses: {
      '2XX': { description: 'Webhook accepted.' },
      '410': { description: 'No further webhooks accepted: the service disables the endpoint.' },
    },
  };
}
