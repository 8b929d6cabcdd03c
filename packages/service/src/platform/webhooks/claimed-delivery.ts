import type { Selectable } from 'kysely';
import type { WebhookDeliveryTable } from '../../store/database/tables/webhook-tables.ts';

/** The row of a delivery. */
export type WebhookDeliveryRow = Selectable<WebhookDeliveryTable>;

/** A delivery that this node has claimed. */
export type ClaimedDelivery = WebhookDeliveryRow & { readonly lease: string };
