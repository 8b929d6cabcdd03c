import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { TellerClient } from '@tellerkit/sdk';
import { BankProcess } from './bank-process.ts';
import { openBrowser, openWindow } from './browser.ts';
import { ask, say } from './steps.ts';
import { dumpStorages } from './storages.ts';
import { strings } from './strings.ts';

const language = strings[0] ?? assert.fail();
const unsent = 'The PIN letter came opened, what now?';

const service = '**/v1/**';

describe('a message written while the service is unavailable', () => {
  let bank: BankProcess;
  let browser: Browser;
  let context: BrowserContext;
  let home: Page;

  before(async () => {
    bank = await BankProcess.start();
    browser = await openBrowser();
    context = await browser.newContext();
    home = (await openWindow(context, `${bank.url}/?lang=en`)).page;
    await ask(home, language);
  });

  after(async () => {
    await browser?.close();
    await bank?.stop();
  });

  test('survives a reload, is sent once, and is never stored in plain text', async () => {
    await context.route(service, (route) => route.abort());
    await say(home, language, unsent);
    await home.getByText('Kept on this device until it is sent').waitFor();
    assert.doesNotMatch(await dumpStorages(home), /PIN|letter/);
    await home.reload();
    await home.getByText('Your text is kept here.').waitFor();
    const kept = await dumpStorages(home);
    assert.match(kept, /tellerkit-outbox/);
    assert.doesNotMatch(kept, /PIN|letter/);
    // Holds requests back until the click: an automatic retry of the chat would remove the button.
    const clicked = Promise.withResolvers<void>();
    await context.route(service, async (route) => {
      await clicked.promise;
      await route.continue();
    });
    await home.getByRole('button', { name: 'Try again' }).click();
    clicked.resolve();
    await home.locator('teller-chat').getByText(unsent).waitFor();
    await home.locator('.progress').waitFor({ state: 'detached' });
    assert.equal(await countStored(bank, unsent), 1);
    await context.unroute(service);
    assert.doesNotMatch(await dumpStorages(home), /PIN|letter/);
  });

  test('appears in a second tab, which can send messages after the first tab closes', async () => {
    const opened = context.waitForEvent('page');
    // Opens the tab as a link would, so that it shares the customer's session.
    await home.evaluate(() => void window.open(location.href));
    const second = await opened;
    const secondText = 'Said in the second tab';
    await second.locator('teller-chat').getByText(unsent).waitFor();
    await say(second, language, secondText);
    await home.locator('teller-chat').getByText(secondText).waitFor();
    await home.close();
    await say(second, language, 'And after the first was closed');
    await second.locator('.progress').waitFor({ state: 'detached' });
    assert.equal(await countStored(bank, secondText), 1);
    assert.equal(await countStored(bank, 'And after the first was closed'), 1);
    assert.equal(await second.locator('.message', { hasText: secondText }).count(), 1);
  });
});

/** Waits until the service has stored a text, and returns how many messages contain it. */
async function countStored(bank: BankProcess, text: string): Promise<number> {
  const client = new TellerClient({ baseUrl: bank.url, secretKey: await bank.secretKey() });
  for (;;) {
    let times = 0;
    for await (const { id } of client.conversations.list())
      for await (const { content } of client.messages.list(id))
        times += content.filter((block) => 'text' in block && block.text === text).length;
    if (times > 0) return times;
  }
}
