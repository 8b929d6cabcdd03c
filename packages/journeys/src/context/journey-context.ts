import { listen } from '@tellerkit/service/node';
import { chromiumArguments, findChromium } from '@tellerkit/tooling/browsers';
import { runAll } from '@tellerkit/tooling/run-all';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { Bank } from './bank.ts';
import { JourneyPage } from './journey-page.ts';

/** Answers the requests for a site. */
export type Site = (request: Request) => Promise<Response> | Response;

/** A browser, sites, a bank and a folder for one journey. Everything ends with the journey. */
export class JourneyContext {
  /** Temporary folder. */
  readonly folder: string;
  readonly browser: Browser;
  readonly #cleanups: (() => Promise<unknown> | void)[] = [];

  private constructor(folder: string, browser: Browser) {
    this.folder = folder;
    this.browser = browser;
  }

  static async open(): Promise<JourneyContext> {
    const executablePath = findChromium();
    if (!executablePath)
      throw new Error('Chromium is missing. Install it, or set `CHROMIUM_PATH` to its file.');
    const browser = await chromium.launch({ executablePath, args: [...chromiumArguments] });
    return new JourneyContext(await mkdtemp(join(tmpdir(), 'tellerkit-journey-')), browser);
  }

  /** Registers a function that runs after the journey. The last registered function runs first. */
  after(cleanup: () => Promise<unknown> | void): void {
    this.#cleanups.push(cleanup);
  }

  /** Serves a site on a free port, and returns its origin. */
  async serve(site: Site): Promise<string> {
    const close = () => Promise.resolve();
    const server = await listen(
      { fetch: async (request) => site(request), ready: Promise.resolve(), close },
      { port: 0, closeTimeoutMs: 500 },
    );
    this.after(() => server.close());
    return server.url;
  }

  /** Starts a bank whose service accepts requests from pages of the given origins. */
  async startBank(...origins: string[]): Promise<Bank> {
    const bank = await Bank.start(origins);
    this.after(() => bank.close());
    return bank;
  }

  /** Opens an address in a new window, which shares no storage with another window. */
  async openPage(url: string): Promise<JourneyPage> {
    const page = new JourneyPage(await this.browser.newPage());
    await page.window.goto(url);
    return page;
  }

  /**
   * Ends everything that the journey started. A step that fails does not keep the others from running.
   *
   * @throws AggregateError with the errors of the steps that failed.
   */
  async dispose(): Promise<void> {
    await runAll([
      () => this.browser.close(),
      ...this.#cleanups.splice(0).reverse(),
      () => rm(this.folder, { recursive: true, force: true }),
    ]);
  }
}
