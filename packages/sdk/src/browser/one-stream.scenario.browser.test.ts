import { BrowserTab } from '../testing/browser-tab.ts';
import { equal } from '../testing/equal.ts';
import { FakeService, json } from '../testing/fake-service.ts';
import type { SeenRequest } from '../testing/fake-service.ts';
import type { FollowedTab } from '../testing/followed-tab.ts';
import { FakeStream, storedEvent } from '../testing/fake-stream.ts';

interface Connection {
  readonly stream: FakeStream;
  readonly request: SeenRequest;
}

const eventOf = (sequence: number) =>
  JSON.parse(/data: (.*)/.exec(storedEvent(sequence))?.[1] ?? '') as unknown;

/** A service with one conversation, which streams and answers polls. */
class Log {
  readonly #connections: Connection[] = [];
  #last = 0;
  readonly #service = new FakeService((request) => this.#answer(request));
  readonly fetch = this.#service.fetch;

  /** Connections that stay open. */
  get open(): readonly Connection[] {
    return this.#connections.filter(
      ({ stream, request }) => !stream.isCancelled && !request.signal.aborted,
    );
  }

  get polls(): number {
    return this.#service.requests.filter((request) => !isStream(request)).length;
  }

  append(): void {
    this.#last += 1;
    for (const { stream, request } of this.open)
      if (isConversation(request)) stream.send(storedEvent(this.#last));
  }

  #answer(request: SeenRequest): Response {
    const { url, headers } = request;
    if (url.includes('/events?')) {
      const after = Number(new URL(url).searchParams.get('after'));
      return json({ items: this.#after(after).map(eventOf), lastSequence: this.#last });
    }
    if (!isStream(request)) return json({});
    const stream = new FakeStream();
    stream.send(': open\n\n');
    if (isConversation(request))
      for (const sequence of this.#after(Number(headers.get('last-event-id'))))
        stream.send(storedEvent(sequence));
    this.#connections.push({ stream, request });
    return stream.response;
  }

  #after(after: number): number[] {
    return Array.from({ length: this.#last - after }, (_, index) => after + index + 1);
  }
}

const isStream = ({ headers }: SeenRequest) => !!headers.get('accept')?.includes('event-stream');
const isConversation = ({ url }: SeenRequest) => url.includes('cnv_1');

/** Ends the loop of a test that has failed. */
let ending = new AbortController();

/** Ends the waits of the tabs until a condition holds. */
async function reach(tabs: readonly BrowserTab[], isMet: () => boolean): Promise<void> {
  const { signal } = ending;
  while (!isMet()) {
    signal.throwIfAborted();
    for (const { clock } of tabs) clock.endWaits();
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

describe('the only stream of a browser over HTTP/1.1', () => {
  let count = 0;
  let host = '';
  let log = new Log();
  const followed: FollowedTab[] = [];
  const frames: BrowserTab[] = [];

  beforeEach(() => {
    host = `one-stream-${count++}.test`;
    log = new Log();
    ending = new AbortController();
  });
  afterEach(() => {
    ending.abort();
    for (const tab of followed.splice(0)) tab.stop();
    for (const frame of frames.splice(0)) frame.close();
  });

  async function openTab(adapt: (tab: BrowserTab) => void = () => undefined) {
    const tab = await BrowserTab.open();
    frames.push(tab);
    adapt(tab);
    // Each tab is another anonymous customer.
    const reader = tab.follow(log.fetch, `https://${host}`, `token-${frames.length}`);
    followed.push(reader);
    return { tab, reader };
  }

  const tokenOf = ({ request }: Connection) => request.headers.get('authorization');

  /** Opens a tab that streams, then a second tab, which takes the stream. */
  async function openTwo(adapt?: (tab: BrowserTab) => void) {
    const first = await openTab(adapt);
    await reach([], () => log.open.length === 1);
    log.append();
    await reach([], () => first.reader.sequences.length === 1);
    const second = await openTab(adapt);
    await reach([first.tab], () => log.open.some((c) => tokenOf(c) === 'Bearer token-2'));
    return { first, second };
  }

  for (const [title, adapt] of [
    ['', undefined],
    [
      ' without BroadcastChannel',
      (tab: BrowserTab) => void tab.without(tab.window, 'BroadcastChannel'),
    ],
  ] as const)
    it(`belongs to the newest tab, and the other polls without losing an event${title}`, async () => {
      const { first, second } = await openTwo(adapt);
      await reach([first.tab], () => log.open.length === 1 && log.polls > 0);
      log.append();
      await reach([first.tab], () => first.reader.sequences.length === 2);
      await reach([], () => second.reader.sequences.length === 2);
      equal(
        [first.reader.sequences, second.reader.sequences],
        [
          [1, 2],
          [1, 2],
        ],
      );
      equal(log.open.map(tokenOf), ['Bearer token-2']);
    });

  it('passes to another tab when its tab closes or crashes, without losing an event', async () => {
    const { first, second } = await openTwo();
    await reach([first.tab], () => log.open.length === 1 && log.polls > 0);
    second.tab.close();
    log.append();
    await reach([first.tab], () => log.open.some((c) => tokenOf(c) === 'Bearer token-1'));
    log.append();
    await reach([], () => first.reader.sequences.length === 3);
    equal(first.reader.sequences, [1, 2, 3]);
  });

  it('passes to the tab that becomes visible from a tab that is frozen', async () => {
    const { tab, reader } = await openTab();
    await reach([], () => log.open.length === 1);
    const { held = [] } = await navigator.locks.query();
    const name = held.find((lock) => lock.name?.includes(host))?.name ?? '';
    // The frozen tab keeps the lock and runs no code.
    void navigator.locks
      .request(name, { steal: true }, () => new Promise(() => undefined))
      .catch(() => undefined);
    await reach([], () => !log.open.length);
    tab.show(true);
    log.append();
    await reach([tab], () => log.open.length === 1);
    await reach([], () => reader.sequences.length === 1);
    equal(reader.sequences, [1]);
  });

  it('is open in each visible tab without Web Locks, and ends in a hidden tab', async () => {
    const withoutLocks = (tab: BrowserTab) => void tab.without(tab.window.navigator, 'locks');
    const { first, second } = await openTwo(withoutLocks);
    equal(log.open.length, 2);
    first.tab.show(false);
    await reach([first.tab], () => log.open.length === 1);
    equal(log.open.map(tokenOf), ['Bearer token-2']);
    log.append();
    first.tab.show(true);
    await reach([], () => first.reader.sequences.length === 2);
    equal(
      [first.reader.sequences, second.reader.sequences],
      [
        [1, 2],
        [1, 2],
      ],
    );
  });

  it('leaves one more to the queues of all tabs with a chat, a queue entry and a queue board', async () => {
    const first = await openTab();
    first.reader.followQueue();
    const kinds = () => log.open.map(({ request }) => isConversation(request)).sort();
    await reach([first.tab], () => log.open.length === 2 && log.polls > 0);
    equal(kinds(), [false, true]);
    const second = await openTab();
    second.reader.followQueue();
    const tabs = [first.tab, second.tab];
    const isSecond = (connection: Connection) => tokenOf(connection) === 'Bearer token-2';
    await reach(tabs, () => log.open.length === 2 && log.open.every(isSecond));
    equal(kinds(), [false, true]);
  });
});
