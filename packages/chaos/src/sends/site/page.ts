/**
 * What a tab of the chaos run holds: a live conversation for each customer, as a bank's page would have
 * one. Bundled for the browser; the run calls it from outside.
 */
import { CustomerClient, CustomerSession, isTellerError } from '@tellerkit/sdk';
import { browserStorage } from '@tellerkit/sdk/browser';
import { LiveConversation } from '@tellerkit/sdk/live';
import type { LiveSnapshot, TimelineItem } from '@tellerkit/sdk/live';

/** What a customer sees in a tab. */
export interface ShownTimeline {
  readonly connection: string;
  readonly lastSequence: number;
  /** Of each message. */
  readonly texts: readonly string[];
}

/** What the run finds in each tab. */
export interface ChaosPage {
  /** Opens the conversations of so many customers. */
  start(customers: number, publishableKey: string): Promise<void>;
  /** @returns `accepted`, or the code of a refusal. */
  send(customer: number, text: string): string;
  /** Texts that are on their way, with how far each has come, and those that have failed for good. */
  outgoing(): { waiting: string[]; failed: { text: string; code: string }[] };
  /** What each customer sees. */
  timelines(): ShownTimeline[];
}

declare global {
  var chaos: ChaosPage;
  /** Tells the run which texts are safe now. */
  var chaosKept: (texts: readonly string[]) => void;
}

const lives: LiveConversation[] = [];

function open(customer: number, publishableKey: string): LiveConversation {
  // A host for each, as a browser opens six connections to one
  const baseUrl = `http://c${String(customer)}.localhost:${location.port}`;
  const session = new CustomerSession({
    baseUrl,
    publishableKey,
    customerToken: async (signal) => {
      const response = await fetch(`/customer-token/${String(customer)}`, { signal });
      if (!response.ok) throw new Error('No token now');
      return response.text();
    },
  });
  const client = new CustomerClient({ baseUrl, token: session.token });
  const storage = browserStorage({ storageKey: () => client.sessions.storageKey() });
  const live = new LiveConversation({ client, ...storage });
  const told = new Set<string>();
  live.subscribe(() => {
    const fresh = safeTexts(live.getSnapshot()).filter((text) => !told.has(text));
    for (const text of fresh) told.add(text);
    if (fresh.length > 0) globalThis.chaosKept(fresh);
  });
  void live.start();
  return live;
}

/** What the snapshot says would survive: kept, or stored by the service. */
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
      if (!live) throw new Error('The page has not begun');
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
