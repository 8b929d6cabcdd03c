import { createContext } from '@lit/context';
import type {
  CallOptions,
  Page,
  PageQuery,
  Queue,
  QueueEntries,
  Queues,
  Sessions,
  SurveyForms,
} from '@tellerkit/sdk';
import type { LiveClient } from '@tellerkit/sdk/live';

/**
 * The part of the SDK's client that the elements use. A `CustomerClient` and a `TellerClient` both fit. An object with
 * only these resources fits too, for a small bundle or for a fake in a test.
 *
 * @public
 */
export interface ElementsClient extends LiveClient {
  readonly queues: Pick<Queues, 'streamBoard'> & {
    /** Lists the queues. The elements read only the first page. */
    list(query?: PageQuery, options?: CallOptions): { first(): Promise<Page<Queue>> };
  };
  readonly queueEntries: Pick<QueueEntries, 'get' | 'leave' | 'stream'>;
  readonly surveys: Pick<SurveyForms, 'get' | 'respond'>;
  /**
   * Fetches the key that encrypts a chat's unsent messages. Without this resource, unsent messages are lost with the
   * page.
   */
  readonly sessions?: Pick<Sessions, 'storageKey'> | undefined;
}

/**
 * Context through which elements get the client of the nearest `<teller-provider>` around them. The
 * key of the context is the same symbol in every copy of the package on a page.
 *
 * @public
 */
export const clientContext = createContext<ElementsClient | undefined, symbol>(
  Symbol.for('tellerkit.client'),
);
