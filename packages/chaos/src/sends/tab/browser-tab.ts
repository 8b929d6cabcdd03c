import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import { publishableKey } from '../../service/keys.ts';
import type { ChaosPage } from '../site/page.ts';

/** How a tab ends. */
export type TabEnd = 'crash' | 'close' | 'reload';

export interface BrowserTabOptions {
  readonly context: BrowserContext;
  readonly url: string;
  readonly customers: number;
  /** Told of texts that the tab says are safe. */
  readonly onKept: (texts: readonly string[]) => void;
}

/** A tab of the browser that can die and come back. */
export class BrowserTab {
  readonly #options: BrowserTabOptions;
  /** Faults of the page itself, which nothing of the run may cause. */
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
    await this.#begin(page, customers);
  }

  /**
   * Sends; undefined if the tab died before it could answer. Calls are done in the order in which they
   * are made, without waiting for one another.
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

  /** Asks the page of an open tab. */
  async ask<Name extends 'outgoing' | 'timelines'>(
    name: Name,
  ): Promise<ReturnType<ChaosPage[Name]>> {
    if (!this.#page) throw new Error('The tab is not open');
    const answer: unknown = await this.#page.evaluate((method) => globalThis.chaos[method](), name);
    return answer as ReturnType<ChaosPage[Name]>;
  }

  /** Runs a function in the page of an open tab. */
  run<T>(task: () => T | Promise<T>): Promise<T> {
    if (!this.#page) throw new Error('The tab is not open');
    return this.#page.evaluate(task);
  }

  /** Ends the tab in the middle of whatever it does; `reload` brings it back at once. */
  async end(how: TabEnd): Promise<void> {
    const page = this.#page;
    this.#page = undefined;
    if (!page) return;
    if (how === 'reload') {
      await page.reload();
      await this.#begin(page, this.#options.customers);
      return;
    }
    const session = this.#session;
    this.#session = undefined;
    if (how === 'crash' && session) await crash(session, page);
    await page.close();
  }

  async #begin(page: Page, customers: number): Promise<void> {
    await page.evaluate(([count, key]) => globalThis.chaos.start(count, key), [
      customers,
      publishableKey,
    ] as const);
    this.#session ??= await page.context().newCDPSession(page);
    this.#page = page;
  }
}

/** Ends the tab's process, as an error of the browser or a machine short of memory does. */
async function crash(session: CDPSession, page: Page): Promise<void> {
  const crashed = new Promise((resolve) => page.once('crash', resolve));
  // It is never answered
  session.send('Page.crash').catch(() => undefined);
  await crashed;
}
