/**
 * Script of a tab of the chaos run: one live conversation for each customer, as on a bank's page. The run
 * bundles the script for the browser and calls the functions of `ChaosPage` in it.
 */
import { CustomerClient, CustomerSession, isTellerError } from '@tellerkit/sdk';
import { browserStorage } from '@tellerkit/sdk/browser';
import { LiveConversation } from '@tellerkit/sdk/live';
import type { LiveSnapshot, TimelineItem } from '@tellerkit/sdk/live';

/** Timeline that a customer sees in a tab. */
export interface ShownTimeline {
  readonly connection: string;
  readonly lastSequence: number;
  /** Text of each message. */
  readonly texts: readonly string[];
}

/** Interface that the run calls in each tab. */
export interface ChaosPage {
  /** Opens the conversations of customers 0 to `customers` - 1. */
  start(customers: number, publishableKey: string): Promise<void>;
  /** Sends a text. Returns `accepted` or an error code. */
  send(customer: number, text: string): string;
  /** Returns the waiting texts with their states, and the texts that have failed for good. */
  outgoing(): { waiting: string[]; failed: { text: string; code: string }[] };
  /** Returns the timeline of each customer. */
  timelines(): ShownTimeline[];
}

declare global {
  var chaos: ChaosPage;
  /** Tells the run which texts are safe, as `safeTexts` defines. */
  var chaosKept: (texts: readonly string[]) => void;
}

const lives: LiveConversation[] = [];

function open(customer: number, publishableKey: string): LiveConversation {
  // One host per customer, because a browser opens at most six connections to a host
  const baseUrl = `http://c${String(customer)}.localhost:${location.port}`;
  const session = new CustomerSession({
    baseUrl,
    publishableKey,
    customerToken: async (signal) => {
      const response = await fetch(`/customer-token/${String(customer)}`, { signal });
      if (!response.ok) throw new Error('The site could not sign a customer token');
      return response.text();
    },
  });
  const client = new CustomerClient({ baseUrl, token: session.token });
  const storage = browserStorage({ storageKey: () => client.sessions.storageKey() });
  const live = new LiveConversation({ client, ...storage });
  const reported = new Set<string>();
  live.subscribe(() => {
    const fresh = safeTexts(live.getSnapshot()).filter((text) => !reported.has(text));
    for (const text of fresh) reported.add(text);
    if (fresh.length > 0) globalThis.chaosKept(fresh);
  });
  void live.start();
  return live;
}

/** Returns the texts that survive a crash of the tab, because its storage or the service has them. */
function safeTexts({ items, outgoing }: LiveSnapshot): string[] {
  return [
    ...items.map(textOfItem),
    ...outgoing
      .filter(({ state, kept }) => kept || state === 'sent')
      .map(({ content }) => textOfContent(content)),
  ].filter(Boolean);
}

function textOfItem(item: TimelineItem): string {
  return item.kind === 'message' ? textOfContent(item.message.content) : '';
}

function textOfContent(content: readonly object[]): string {
  const [block] = content;
  return block && 'text' in block ? String(block.text) : '';
}

globalThis.chaos = {
  async start(customers, publishableKey) {
    for (let customer = 0; customer < customers; customer += 1)
      lives.push(open(customer, publishableKey));
  },
  send(customer, text) {
    try {
      const live = lives[customer];
      if (!live) throw new Error('The page has not started. Call `start` first.');
      live.send(text);
      return 'accepted';
    } catch (error) {
      if (isTellerError(error)) return error.code;
      throw error;
    }
  },
  outgoing() {
    const all = lives.flatMap((live) => live.getSnapshot().outgoing);
    return {
      waiting: all
        .filter(({ state }) => state !== 'failed')
        .map(
          ({ content, state, kept }) => `${textOfContent(content)} ${state}${kept ? ' kept' : ''}`,
        ),
      failed: all
        .filter(({ state }) => state === 'failed')
        .map(({ content, error }) => ({ text: textOfContent(content), code: error?.code ?? '' })),
    };
  },
  timelines: () =>
    lives.map((live) => {
      const { connection, lastSequence, items } = live.getSnapshot();
      return { connection, lastSequence, texts: items.map(textOfItem).filter(Boolean) };
    }),
};
