import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { TellerClient } from '@tellerkit/sdk';
import { BankProcess } from './bank-process.ts';
import { openBrowser, openWindow } from './browser.ts';
import { CountingProxy } from './counting-proxy.ts';
import { ask } from './steps.ts';
import { strings } from './strings.ts';

const language = strings[0] ?? assert.fail();
/** Twice the number of connections that browsers open to one server over HTTP/1.1. */
const tabCount = 12;

describe('twelve tabs of anonymous customers over HTTP/1.1', () => {
  let bank: BankProcess;
  let proxy: CountingProxy;
  let browser: Browser;
  let context: BrowserContext;
  const tabs: Page[] = [];

  before(async () => {
    bank = await BankProcess.start();
    proxy = await CountingProxy.start(bank.url);
    browser = await openBrowser();
    context = await browser.newContext();
    // A browser without a window shows all tabs at once, so each page reads its visibility from a flag.
    await context.addInitScript(() => {
      const page = globalThis as { isShown?: boolean };
      Object.defineProperties(document, {
        hidden: { get: () => !page.isShown },
        visibilityState: { get: () => (page.isShown ? 'visible' : 'hidden') },
        hasFocus: { value: () => !!page.isShown },
      });
    });
  });

  after(async () => {
    await browser?.close();
    await proxy?.stop();
    await bank?.stop();
  });

  /** Shows one tab and hides the others. */
  async function look(shown: Page): Promise<void> {
    for (const page of tabs)
      await page.evaluate((isShown) => {
        (globalThis as { isShown?: boolean }).isShown = isShown;
        document.dispatchEvent(new Event('visibilitychange'));
      }, page === shown);
  }

  test('keep one stream open, and leave connections for the page of the bank', async () => {
    for (let tab = 0; tab < tabCount; tab++) {
      const { page } = await openWindow(context, `${proxy.url}/?lang=en`);
      tabs.push(page);
      await look(page);
      await ask(page, language);
    }
    assert.ok(proxy.most <= 2, `${proxy.most} streams were open`);
    const fetched = tabs.map((page) =>
      page.evaluate(async () => (await fetch('/', { cache: 'no-store' })).status),
    );
    assert.deepEqual(await Promise.all(fetched), Array<number>(tabCount).fill(200));
  });

  test('show a message to the customer in the visible tab, and in a hidden tab once it is visible', async () => {
    const client = new TellerClient({ baseUrl: bank.url, secretKey: await bank.secretKey() });
    const text = 'The branch opens at nine';
    for await (const { id } of client.conversations.list())
      await client.messages.send(id, { content: [{ type: 'text', text }] });
    for (const page of [tabs[tabCount - 1], tabs[0], tabs[5]]) {
      if (page) await look(page);
      await page?.locator('teller-chat').getByText(text).first().waitFor();
    }
    assert.ok(proxy.most <= 2, `${proxy.most} streams were open`);
  });

  test('hand the stream over when the tab that has it closes', async () => {
    for (const page of tabs.splice(5)) await page.close();
    if (tabs[0]) await look(tabs[0]);
    while (proxy.open !== 1) await new Promise((resolve) => setTimeout(resolve, 50));
    assert.ok(proxy.most <= 2, `${proxy.most} streams were open`);
  });
});
