import type { Selectable } from 'kysely';
import type { WebhookDeliveryTable } from '../../store/database/tables/webhook-tables.ts';

/** A delivery as the database stores it. */
export type WebhookDeliveryRow = Selectable<WebhookDeliveryTable>;

/** A delivery that this node has claimed. */
export type ClaimedDelivery = WebhookDeliveryRow & { readonly lease: string };
