import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import axe from 'axe-core';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { BankProcess } from './bank-process.ts';
import { openBrowser, openWindow } from './browser.ts';
import { ask } from './steps.ts';
import { words } from './words.ts';

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
    for (const language of words) {
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

      for (const [path, settled] of [
        ['/?', 'teller-chat button'],
        ['/?elder=1&', 'teller-chat button'],
        ['/desk?', '.link.open'],
        ['/board?', 'teller-queue [part=board]'],
      ] as const)
        test(`${path} has no accessibility fault (${name})`, async () => {
          const { page, complaints } = await open(path);
          await page.locator(settled).first().waitFor();
          assert.deepEqual(await faultsOf(page), []);
          assert.deepEqual(complaints, []);
          await page.context().close();
        });

      test(`the chat with an answer has none, at 320 px too (${name})`, async () => {
        const { page, complaints } = await open('/?', 320);
        await ask(page, language);
        assert.deepEqual(await faultsOf(page), []);
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        // Both are rounded
        assert.ok(overflow <= 1, `the page scrolls sideways by ${overflow} pixels`);
        assert.deepEqual(complaints, []);
        await page.context().close();
      });
    }
});

async function faultsOf(page: Page): Promise<string[]> {
  const { violations } = await page.evaluate<AxeResults>(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run(),
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target }) => `${id}: ${target.join()}`),
  );
}
