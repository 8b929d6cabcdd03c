import { LiveConversation } from '../live/index.ts';
import type { LiveConversationOptions } from '../live/index.ts';
import { joinTabs } from '../browser/browser-tabs.ts';
import type { TabPlatform } from '../browser/tab-platform.ts';
import { KeyHolder } from '../browser/key-holder.ts';
import { FakeBrowser } from './fake-browser.ts';
import type { FakeTab } from './fake-browser.ts';
import { FakeClock } from './fake-clock.ts';
import { FakeLifecycle } from './fake-lifecycle.ts';
import { aConversation, FakeLiveClient } from './fake-live-client.ts';
import { FakeOutboxStore } from './fake-outbox-store.ts';
import { settle } from '@tellerkit/tooling/settle';

/** The storage key of the customer who owns all tabs. */
export const storageKey = { id: 'compartment', key: 'A'.repeat(43) };

/** Creates a browser whose tabs show the same conversation and share one store. */
export function setUp() {
  const client = new FakeLiveClient();
  client.existing = aConversation();
  const clock = new FakeClock();
  const store = new FakeOutboxStore();
  const browser = new FakeBrowser();
  const lifecycle = new FakeLifecycle();
  const load = (platform: TabPlatform, options: Partial<LiveConversationOptions> = {}) =>
    new LiveConversation({
      client,
      clock,
      random: () => 0.5,
      outbox: store,
      tabs: joinTabs(new KeyHolder(async () => storageKey), { clock, ...platform }),
      lifecycle: new FakeLifecycle(),
      ...options,
    });
  /** Opens a tab with a live conversation in it. */
  const open = async (options?: Partial<LiveConversationOptions>) => {
    const tab: FakeTab = browser.open();
    const live = load(tab.platform, options);
    await live.start();
    await settle();
    return { tab, live };
  };
  return { client, clock, store, browser, lifecycle, load, open };
}

/** Keys of the messages that the service has stored. */
export const stored = ({ stored }: FakeLiveClient) =>
  stored.map((event) => (event.type === 'message.created' ? event.data.message.clientId : ''));
/** Keys of the items in a timeline. */
export const keys = (live: LiveConversation) => live.getSnapshot().items.map(({ key }) => key);
/** Keys and states of the outgoing messages. */
export const outgoing = (live: LiveConversation) =>
  live.getSnapshot().outgoing.map(({ key, state }) => [key, state]);
