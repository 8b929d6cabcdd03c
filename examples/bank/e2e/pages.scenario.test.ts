import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import axe from 'axe-core';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { BankProcess } from './bank-process.ts';
import { openBrowser, openWindow } from './browser.ts';
import { ask } from './steps.ts';
import { strings } from './strings.ts';

describe('the pages of the bank', () => {
  let bank: BankProcess;
  let browser: Browser;

  before(async () => {
    bank = await BankProcess.start();
    browser = await openBrowser();
  });

  after(async () => {
    await browser?.close();
    await bank?.stop();
  });

  for (const colorScheme of ['light', 'dark'] as const)
    for (const language of strings) {
      const name = `${language.locale}, ${colorScheme}`;
      const open = async (path: string, width = 1280) => {
        const context = await browser.newContext({
          colorScheme,
          viewport: { width, height: 860 },
          reducedMotion: 'reduce',
        });
        await context.addInitScript({ content: axe.source });
        return openWindow(context, `${bank.url}${path}lang=${language.locale}`);
      };

      for (const [path, selector] of [
        ['/?', 'teller-chat button'],
        ['/?elder=1&', 'teller-chat button'],
        ['/desk?', '.link.open'],
        ['/board?', 'teller-queue [part=board]'],
      ] as const)
        test(`the page at ${path} has no accessibility violation (${name})`, async () => {
          const { page, violations } = await open(path);
          await page.locator(selector).first().waitFor();
          assert.deepEqual(await auditPage(page), []);
          assert.deepEqual(violations, []);
          await page.context().close();
        });

      test(`the chat with an answer has no accessibility violation at 320 px (${name})`, async () => {
        const { page, violations } = await open('/?', 320);
        await ask(page, language);
        assert.deepEqual(await auditPage(page), []);
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        // The browser rounds both widths, so a page that fits may overflow by 1 px
        assert.ok(overflow <= 1, `the page scrolls sideways by ${overflow} pixels`);
        assert.deepEqual(violations, []);
        await page.context().close();
      });
    }
});

async function auditPage(page: Page): Promise<string[]> {
  const { violations } = await page.evaluate<AxeResults>(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run(),
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target }) => `${id}: ${target.join()}`),
  );
}
