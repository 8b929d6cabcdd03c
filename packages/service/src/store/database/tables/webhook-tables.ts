import type {
  WebhookSigning,
  WebhookEndpoint,
  WebhookDeliveryState,
  WebhookFailure,
} from '@tellerkit/contract';
import type { JsonText } from '../../../base/json-text.ts';

/** A webhook endpoint. `event_types` is a JSON array, or null for all types. */
export interface WebhookEndpointTable {
  id: string;
  tenant_id: string;
  url: string;
  description: string | null;
  event_types: JsonText<readonly string[]> | null;
  signing: WebhookSigning;
  disabled_reason: WebhookEndpoint['disabledReason'];
  disabled_at: number | null;
  /** Start of the first failed try since the last success. */
  failing_since: number | null;
  /** Only pings are sent before this moment. Set after a `Retry-After` or when the receiver was unreachable. */
  held_until: number | null;
  created_at: number;
}

/** A key of an endpoint. `sealed` is the encrypted signing key. A null `expires_at` means that the key never expires. */
export interface WebhookKeyTable {
  id: string;
  tenant_id: string;
  endpoint_id: string;
  sealed: string;
  public_key: string | null;
  created_at: number;
  expires_at: number | null;
}

/** A webhook event. `body` is the exact body of the request. */
export interface WebhookEventTable {
  id: string;
  tenant_id: string;
  type: string;
  body: string;
  occurred_at: number;
}

/**
 * The delivery of an event to an endpoint. While a node tries, `lease` identifies the node's claim. The claim ends at
 * `next_try_at`, when another node may take over. `tries_before` counts the tries before the last replay, which do
 * not count in the retry schedule.
 */
export interface WebhookDeliveryTable {
  id: string;
  tenant_id: string;
  endpoint_id: string;
  event_id: string;
  event_type: string;
  state: WebhookDeliveryState;
  tries: number;
  tries_before: number;
  response_status: number | null;
  failure: WebhookFailure | null;
  next_try_at: number | null;
  lease: string | null;
  created_at: number;
  ended_at: number | null;
}

/** A try of a delivery. `number` counts from 1 within the delivery. */
export interface WebhookAttemptTable {
  tenant_id: string;
  delivery_id: string;
  number: number;
  started_at: number;
  duration_ms: number;
  response_status: number | null;
  failure: WebhookFailure | null;
}
