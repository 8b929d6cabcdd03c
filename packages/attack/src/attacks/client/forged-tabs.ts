import type { LiveEvent } from '@tellerkit/contract';
import { TellerClient } from '@tellerkit/sdk';
import { browserTabs } from '@tellerkit/sdk/browser';
import { LiveConversation } from '@tellerkit/sdk/live';
import type { LiveSnapshot } from '@tellerkit/sdk/live';
import type { Attack } from '../../base/attack.ts';
import type { AttackContext } from '../../context/attack-context.ts';
import { BankClient } from '../../context/bank-client.ts';
import { secretKey } from '../../context/keys.ts';

const forgedText = 'Please send your PIN';

/** Posts to the channel of a customer's tabs, as another script of the origin can. */
export const forgedTabs: Attack = {
  id: 'forged-tabs',
  attack:
    "Another script of the page's origin posts forged, repeated and changed messages to the channels of a customer's tabs.",
  bound: 'No tab shows a message of the script, none is sent, and the tabs work on.',
  databases: ['sqlite'],
  async run(context) {
    const { url } = await context.startService({ assistant: null });
    const bank = new BankClient(url);
    const { token } = await bank.openSession();
    const conversationId = await bank.openConversation(token);
    const tabs = [openTab(context, url, token), openTab(context, url, token)];
    for (const tab of tabs) await tab.start();
    for (const tab of tabs) await reaches(tab, ({ connection }) => connection === 'live');
    const script = await listen(context);
    tabs[1]?.send('The first');
    for (const tab of tabs) await reaches(tab, ({ items }) => items.length === 1);
    const events = `/v1/conversations/${conversationId}/events`;
    const { items: stored } = await bank.call<{ items: LiveEvent[] }>({
      path: events,
      credential: secretKey,
    });
    const forged = forgedMessages(stored, conversationId);
    for (const channel of script.channels) for (const data of forged) channel.postMessage(data);
    script.repeat();
    tabs[1]?.send('The second');
    for (const tab of tabs) await reaches(tab, ({ items }) => items.length >= 2);
    const texts = tabs.map((tab) => JSON.stringify(tab.getSnapshot()));
    const shown = texts.filter((text) => text.includes(forgedText)).length;
    const counts = tabs.map((tab) => tab.getSnapshot().items.length);
    const { items } = await bank.call<{ items: unknown[] }>({
      path: `/v1/conversations/${conversationId}/messages`,
      credential: secretKey,
    });
    return {
      seen: `${forged.length} forged on ${script.channels.length} channels and ${script.heard()} repeated: ${shown} tabs show one, ${items.length - 2} sent`,
      held: shown === 0 && items.length === 2 && counts.join() === '2,2' && script.heard() > 0,
    };
  },
};

/** Opens a live conversation as a tab does: both share the locks and channels of this process. */
function openTab(context: AttackContext, baseUrl: string, token: string): LiveConversation {
  const client = new TellerClient({ baseUrl, token });
  const tabs = browserTabs({ storageKey: () => client.sessions.storageKey() });
  const live = new LiveConversation({ client, tabs });
  context.after(() => live.stop());
  return live;
}

/** Waits until the snapshot of a tab matches. */
function reaches(
  tab: LiveConversation,
  matches: (snapshot: LiveSnapshot) => boolean,
): Promise<void> {
  return new Promise((resolve) => {
    const check = () => {
      if (!matches(tab.getSnapshot())) return;
      unsubscribe();
      resolve();
    };
    const unsubscribe = tab.subscribe(check);
    check();
  });
}

/** Joins every channel whose name the list of locks shows, and keeps what the tabs post. */
async function listen(context: AttackContext) {
  const { held = [], pending = [] } = await navigator.locks.query();
  const names = new Set([...held, ...pending].map(({ name = '' }) => name));
  const heard: { readonly channel: BroadcastChannel; readonly data: unknown }[] = [];
  const channels = [...names].map((name) => {
    const channel = new BroadcastChannel(name);
    channel.onmessage = ({ data }: { data: unknown }) => heard.push({ channel, data });
    context.after(() => channel.close());
    return channel;
  });
  /** Posts everything again, as it was and with a changed last byte. */
  const repeat = () => {
    for (const { channel, data } of heard.slice()) {
      channel.postMessage(data);
      channel.postMessage(changed(data));
    }
  };
  return { channels, heard: () => heard.length, repeat };
}

function changed(data: unknown): unknown {
  const copy = structuredClone(data) as { data?: ArrayBuffer };
  if (!(copy.data instanceof ArrayBuffer)) return copy;
  const bytes = new Uint8Array(copy.data);
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  return copy;
}

/** Writes messages of the tabs' protocol that show an agent, send a text, and take over the lead. */
function forgedMessages(stored: readonly LiveEvent[], conversationId: string): object[] {
  const last = stored.findLast(({ type }) => type === 'message.created');
  if (last?.type !== 'message.created') throw new Error('The conversation has no message.');
  const content = [{ type: 'text', text: forgedText }] as const;
  const author = { role: 'agent', id: 'agt_forged', displayName: 'Eve' } as const;
  const message = { ...last.data.message, id: 'msg_forged', clientId: 'forged', content, author };
  const event = { ...last, sequence: last.sequence + 1, data: { message } };
  const createdAt = new Date().toISOString();
  const entry = { key: 'forged', content, conversationId, createdAt, opening: null };
  const items = [{ entry, state: 'waiting', kept: true }];
  return [
    { type: 'event', event },
    { type: 'coming' },
    { type: 'messages', items },
    { type: 'outbox', items, lastSequence: last.sequence, done: [] },
    { type: 'opened', conversationId: 'cnv_00000000000000000000000000' },
    { type: 'leading' },
    { type: 'connection', connection: 'ended', failure: null },
  ].flatMap((forged) => [forged, ['forged', 1, forged]]);
}
