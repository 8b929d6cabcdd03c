import type { BrowserLauncher } from '@web/test-runner-core';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';
import { freePort } from '../free-port.ts';
import { createSettingsFolder, startDisplay } from './webkit-display.ts';
import { WebKitPage } from './webkit-page.ts';

export interface WebKitPaths {
  readonly driver: string;
  readonly browser: string;
  readonly display: string;
}

/**
 * Runs test pages in WebKitGTK, one after another in a single window, over plain WebDriver.
 * The stock WebDriver launcher shares a window through frames, where focus does not work.
 */
export class WebKitLauncher implements BrowserLauncher {
  readonly name = 'WebKit';
  // The commands of web-test-runner support a fixed list of launcher types. `getPage` imitates the pages of this type.
  readonly type = 'puppeteer';
  readonly concurrency = 1;
  readonly #paths: WebKitPaths;
  readonly #page = new WebKitPage((...command) => this.#command(...command));
  #children: ChildProcess[] = [];
  #settings = '';
  #session: Promise<string> | undefined;
  #active: string | undefined;

  constructor(paths: WebKitPaths) {
    this.#paths = paths;
  }

  async #request(url: string, method: string, body?: unknown): Promise<unknown> {
    const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
    const response = await fetch(url, init);
    const { value } = (await response.json()) as { value: unknown };
    if (!response.ok) throw new Error(`WebKitWebDriver: ${JSON.stringify(value)}`);
    return value;
  }

  async #open(): Promise<string> {
    this.#settings = createSettingsFolder();
    const display = await startDisplay(this.#paths.display);
    const port = await freePort();
    // The sandbox needs namespaces, which containers and root lack. Only test pages load, so no sandbox is needed.
    const env = {
      ...process.env,
      DISPLAY: display.name,
      XDG_CONFIG_HOME: this.#settings,
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
    };
    const driver = spawn(this.#paths.driver, [`--port=${port}`], { env, stdio: 'ignore' });
    this.#children = [driver, display.child];
    const options = { binary: this.#paths.browser, args: ['--automation'] };
    const alwaysMatch = { 'webkitgtk:browserOptions': options };
    for (let attempt = 1; ; attempt += 1) {
      try {
        const base = `http://127.0.0.1:${port}/session`;
        const value = await this.#request(base, 'POST', { capabilities: { alwaysMatch } });
        return `${base}/${(value as { sessionId: string }).sessionId}`;
      } catch (error) {
        if (attempt === 50 || driver.exitCode !== null) throw error;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }
  }

  async #command(method: string, path: string, body?: unknown): Promise<unknown> {
    this.#session ??= this.#open();
    return this.#request(`${await this.#session}${path}`, method, body);
  }

  async startSession(id: string, url: string): Promise<void> {
    this.#active = id;
    await this.#command('POST', '/url', { url });
  }

  isActive(id: string): boolean {
    return this.#active === id;
  }

  async getBrowserUrl(): Promise<string> {
    return (await this.#command('GET', '/url')) as string;
  }

  async stopSession(): Promise<object> {
    this.#active = undefined;
    await this.#command('POST', '/url', { url: 'about:blank' });
    return {};
  }

  /** Returns the page that web-test-runner's commands control. */
  getPage(): WebKitPage {
    return this.#page;
  }

  startDebugSession(): Promise<void> {
    return Promise.reject(
      new Error('This launcher has no debug session for WebKit. Debug in Chromium.'),
    );
  }

  async stop(): Promise<void> {
    if (this.#session) await this.#command('DELETE', '').catch(() => undefined);
    for (const child of this.#children) child.kill();
    if (this.#settings) rmSync(this.#settings, { recursive: true, force: true });
  }
}
