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
 * What the elements call the service with. A `CustomerClient` is one, and so is a `TellerClient`; so is a handful
 * of their resources, where every kilobyte counts, and so are a test's fakes.
 *
 * @public
 */
export interface ElementsClient extends LiveClient {
  readonly queues: Pick<Queues, 'streamBoard'> & {
    /** Lists the queues, at least their first page. */
    list(query?: PageQuery, options?: CallOptions): { first(): Promise<Page<Queue>> };
  };
  readonly queueEntries: Pick<QueueEntries, 'get' | 'leave' | 'stream'>;
  readonly surveys: Pick<SurveyForms, 'get' | 'respond'>;
  /** Brings the key under which a chat keeps unsent messages; without it they live as long as the page. */
  readonly sessions?: Pick<Sessions, 'storageKey'> | undefined;
}

/**
 * Where elements look for a client: the nearest provider around them. The key is the same symbol in
 * every copy of the package on a page.
 *
 * @public
 */
export const clientContext = createContext<ElementsClient | undefined, symbol>(
  Symbol.for('tellerkit.client'),
);
