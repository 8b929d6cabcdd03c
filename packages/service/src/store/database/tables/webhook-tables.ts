import type {
  WebhookSigning,
  WebhookEndpoint,
  WebhookDeliveryState,
  WebhookFailure,
} from '@tellerkit/contract';
import type { JsonText } from '../../../base/json-text.ts';

/** Where webhooks go. `event_types` is a JSON array, null for all. */
export interface WebhookEndpointTable {
  id: string;
  tenant_id: string;
  url: string;
  description: string | null;
  event_types: JsonText<readonly string[]> | null;
  signing: WebhookSigning;
  disabled_reason: WebhookEndpoint['disabledReason'];
  disabled_at: number | null;
  /** Start of the first failed try since the newest that arrived. */
  failing_since: number | null;
  /** Nothing but pings is sent before this moment: the receiver asked so, or was not reached. */
  held_until: number | null;
  created_at: number;
}

/** A key of an endpoint. `sealed` is what signs, encrypted; null as `expires_at` is never. */
export interface WebhookKeyTable {
  id: string;
  tenant_id: string;
  endpoint_id: string;
  sealed: string;
  public_key: string | null;
  created_at: number;
  expires_at: number | null;
}

/** Something that happened. `body` is what is sent, to the byte. */
export interface WebhookEventTable {
  id: string;
  tenant_id: string;
  type: string;
  body: string;
  occurred_at: number;
}

/**
 * An event on its way to an endpoint. While a node tries, `lease` is its own mark and `next_try_at` the
 * moment when another node takes over, should it have died. `tries_before` were made before the newest
 * replay and do not count in the schedule.
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

/** One try, counted from 1 in each delivery. */
export interface WebhookAttemptTable {
  tenant_id: string;
  delivery_id: string;
  number: number;
  started_at: number;
  duration_ms: number;
  response_status: number | null;
  failure: WebhookFailure | null;
}
