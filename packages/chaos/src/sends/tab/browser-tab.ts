import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import { publishableKey } from '../../service/keys.ts';
import type { ChaosPage } from '../site/page.ts';

/** Way in which the run ends a tab. */
export type TabEnd = 'crash' | 'close' | 'reload';

export interface BrowserTabOptions {
  readonly context: BrowserContext;
  readonly url: string;
  readonly customers: number;
  /** Called with texts that the tab reports as safe. */
  readonly onKept: (texts: readonly string[]) => void;
}

/** A browser tab that can crash and reopen. */
export class BrowserTab {
  readonly #options: BrowserTabOptions;
  /** Errors of the page's script. The injected faults must not cause any. */
  readonly errors: string[] = [];
  #page: Page | undefined;
  #session: CDPSession | undefined;

  constructor(options: BrowserTabOptions) {
    this.#options = options;
  }

  get isOpen(): boolean {
    return this.#page !== undefined;
  }

  async open(): Promise<void> {
    const { context, url, customers, onKept } = this.#options;
    const page = await context.newPage();
    page.on('pageerror', (error) => this.errors.push(error.stack ?? error.message));
    await page.exposeFunction('chaosKept', onKept);
    await page.goto(url);
    await this.#startPage(page, customers);
  }

  /**
   * Sends a text. Resolves to undefined if the tab dies before it responds. Calls run in the tab in the order of their
   * start, so callers need not await the previous call.
   */
  async send(customer: number, text: string): Promise<string | undefined> {
    try {
      const expression = `chaos.send(${JSON.stringify(customer)}, ${JSON.stringify(text)})`;
      const answer = await this.#session?.send('Runtime.evaluate', { expression });
      const value: unknown = answer?.result.value;
      return typeof value === 'string' ? value : undefined;
    } catch {
      return undefined;
    }
  }

  /** Calls a method of the page in an open tab. */
  async ask<Name extends 'outgoing' | 'timelines'>(
    name: Name,
  ): Promise<ReturnType<ChaosPage[Name]>> {
    if (!this.#page) throw new Error('The tab is not open. Call `open` first.');
    const answer: unknown = await this.#page.evaluate((method) => globalThis.chaos[method](), name);
    return answer as ReturnType<ChaosPage[Name]>;
  }

  /** Runs a function in the page of an open tab. */
  run<T>(task: () => T | Promise<T>): Promise<T> {
    if (!this.#page) throw new Error('The tab is not open. Call `open` first.');
    return this.#page.evaluate(task);
  }

  /** Ends the tab without waiting for pending work. With `reload`, the tab comes back at once. */
  async end(how: TabEnd): Promise<void> {
    const page = this.#page;
    this.#page = undefined;
    if (!page) return;
    if (how === 'reload') {
      await page.reload();
      await this.#startPage(page, this.#options.customers);
      return;
    }
    const session = this.#session;
    this.#session = undefined;
    if (how === 'crash' && session) await crash(session, page);
    await page.close();
  }

  async #startPage(page: Page, customers: number): Promise<void> {
    await page.evaluate(([count, key]) => globalThis.chaos.start(count, key), [
      customers,
      publishableKey,
    ] as const);
    this.#session ??= await page.context().newCDPSession(page);
    this.#page = page;
  }
}

/** Crashes the tab's process, as a browser error or a lack of memory would. */
async function crash(session: CDPSession, page: Page): Promise<void> {
  const crashed = new Promise((resolve) => page.once('crash', resolve));
  // The browser never responds to this command, so the code awaits the `crash` event instead
  session.send('Page.crash').catch(() => undefined);
  await crashed;
}
