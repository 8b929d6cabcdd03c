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
  /** Start of the first failed attempt since the last success. */
  failing_since: number | null;
  /**
   * End of the endpoint's pause, before which the service sends only pings. Set after a `Retry-After`, or after the
   * receiver was unreachable.
   */
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
 * The delivery of an event to an endpoint. While a node sends the delivery, `lease` identifies the node's claim and
 * `next_try_at` is the end of the claim, after which another node may take over. `tries_before` is the number of
 * attempts before the last replay. The retry schedule ignores these attempts.
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

/** An attempt at a delivery. `number` counts from 1 within the delivery. */
export interface WebhookAttemptTable {
  tenant_id: string;
  delivery_id: string;
  number: number;
  started_at: number;
  duration_ms: number;
  response_status: number | null;
  failure: WebhookFailure | null;
}
