import type { Selectable } from 'kysely';
import type { WebhookDeliveryTable } from '../../store/database/tables/webhook-tables.ts';

/** A delivery's row. */
export type WebhookDeliveryRow = Selectable<WebhookDeliveryTable>;

/** A delivery that this node alone tries now. */
export type ClaimedDelivery = WebhookDeliveryRow & { readonly lease: string };
