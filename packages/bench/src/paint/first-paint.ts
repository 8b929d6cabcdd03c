import { listen } from '@tellerkit/service/node';
import { chromiumArguments, findChromium } from '@tellerkit/tooling/browsers';
import { chromium } from 'playwright-core';
import type { Page } from 'playwright-core';
import { createChatHistory } from './chat-history.ts';
import type { ChatHistory } from './chat-history.ts';
import { bundlePages } from './pages.ts';
import { median } from '../base/row.ts';
import type { Row } from '../base/row.ts';

const rounds = 15;

/** Milliseconds to the first message of both pages, measured in turn. */
interface Pair {
  readonly chat: number;
  readonly bare: number;
}

/** Compares the time from navigation to the first painted message: the chat with a bare Lit page. */
export async function benchFirstPaint(): Promise<Row[]> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('No Chromium found. Install it or set CHROMIUM_PATH.');
  const history = await createChatHistory();
  const listening = await serve(history);
  const browser = await chromium.launch({ executablePath, args: [...chromiumArguments] });
  try {
    const pairs = await paintPairs(await browser.newPage(), listening.url, history);
    const figure = (page: 'chat' | 'bare') => median(pairs.map((pair) => pair[page])).toFixed(0);
    return [
      {
        name: 'First message painted, chat over a bare Lit page',
        ratio: median(pairs.map(({ chat, bare }) => chat / bare)),
        bound: 1.1,
        atLeast: false,
        detail: `${figure('chat')} and ${figure('bare')} ms`,
      },
    ];
  } finally {
    await browser.close();
    await listening.close();
  }
}

/** Serves both pages and the service from one origin. */
async function serve(history: ChatHistory) {
  const { files } = await bundlePages();
  const { service } = history;
  const fetch = async (request: Request) => {
    const { pathname } = new URL(request.url);
    const file = files.get(pathname);
    if (file !== undefined) return respond(file, 'text/javascript');
    if (pathname === '/chat') return respond(chatPage(history), 'text/html');
    if (pathname === '/bare') return respond(barePage(history), 'text/html');
    return service.fetch(request);
  };
  return listen(
    { ready: service.ready, close: () => service.close(), fetch },
    { port: 0, closeTimeoutMs: 1000 },
  );
}

async function paintPairs(
  page: Page,
  url: string,
  { publishableKey, refreshToken }: ChatHistory,
): Promise<Pair[]> {
  await page.addInitScript({ content: `(${watchFirstMessage.toString()})()` });
  const name = `tellerkit web ${publishableKey} ${url}/`;
  const pairs: Pair[] = [];
  for (let round = -2; round < rounds; round++) {
    const bare = await paintedAfter(page, `${url}/bare`);
    // Stores the session before the first visit only, because the chat then keeps it for later visits.
    if (round === -2)
      await page.evaluate(([key, value]) => sessionStorage.setItem(key, value), [
        name,
        refreshToken,
      ] as const);
    const chat = await paintedAfter(page, `${url}/chat`);
    if (round >= 0) pairs.push({ chat, bare });
  }
  return pairs;
}

async function paintedAfter(page: Page, url: string): Promise<number> {
  await page.goto(url);
  const handle = await page.waitForFunction(
    () => (globalThis as { paintedAtMs?: number }).paintedAtMs,
  );
  return (await handle.jsonValue()) as number;
}

/** Runs in the page. Records the time of the frame after the first message appears in the document. */
function watchFirstMessage(): void {
  const hasMessage = (root: ParentNode): boolean =>
    root.querySelector('.message') !== null ||
    [...root.querySelectorAll('*')].some(
      ({ shadowRoot }) => shadowRoot !== null && hasMessage(shadowRoot),
    );
  const look = () => {
    if (!hasMessage(document)) requestAnimationFrame(look);
    else
      requestAnimationFrame(() => {
        (globalThis as { paintedAtMs?: number }).paintedAtMs = performance.now();
      });
  };
  requestAnimationFrame(look);
}

function respond(body: string, type: string): Response {
  return new Response(body, { headers: { 'content-type': `${type}; charset=utf-8` } });
}

function chatPage({ publishableKey }: ChatHistory): string {
  return `<!doctype html><title>Chat</title><script type="module" src="/chat.js"></script>
<teller-chat inline base-url="/" publishable-key="${publishableKey}" locale="en"></teller-chat>`;
}

function barePage({ conversationId, token }: ChatHistory): string {
  return `<!doctype html><title>Bare</title><script type="module" src="/bare.js"></script>
<bare-page src="/v1/conversations/${conversationId}/events" token="${token}"></bare-page>`;
}
