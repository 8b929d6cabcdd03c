import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { TellerClient } from '@tellerkit/sdk';
import { BankProcess } from './bank-process.ts';
import { openBrowser, openWindow } from './browser.ts';
import { ask, askForPerson, finish, rate, say, takeOver } from './steps.ts';
import { strings } from './strings.ts';
import type { JourneyStrings } from './strings.ts';

describe('a customer journey from the first question to the rating', () => {
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

  for (const [index, language] of strings.entries())
    test(`succeeds in the locale ${language.locale} even if the service crashes and restarts`, async () => {
      const desk = await openWindow(
        await browser.newContext(),
        `${bank.url}/desk?lang=${language.locale}&agent=${index + 1}`,
      );
      const home = await openWindow(
        await browser.newContext(),
        `${bank.url}/?lang=${language.locale}`,
      );
      await ask(home.page, language);
      await askForPerson(home.page, language);
      await takeOver(desk.page, language);
      await talk(home.page, desk.page, language, bank);
      await finish(desk.page, language);
      await rate(home.page, language);
      assert.deepEqual([...home.violations, ...desk.violations], []);
      await desk.page.context().close();
      await home.page.context().close();
    });

  test('stores ratings that a Node back end can read through the SDK', async () => {
    const client = new TellerClient({ baseUrl: bank.url, secretKey: await bank.secretKey() });
    const [survey] = (await client.surveys.list().first()).items;
    assert.ok(survey);
    const { responses, comments, csat } = await client.surveys.results(survey.id);
    assert.deepEqual(
      [responses, comments, csat.count, csat.mean, csat.topTwoBox],
      [strings.length, strings.length, strings.length, 5, 1],
    );
    const written: string[] = [];
    for await (const { answers } of client.surveys.listResponses(survey.id))
      for (const answer of answers) if (answer.type === 'comment') written.push(answer.text);
    assert.deepEqual(written.sort(), strings.map(({ comment }) => comment).sort());
  });
});

async function talk(
  home: Page,
  desk: Page,
  language: JourneyStrings,
  bank: BankProcess,
): Promise<void> {
  await say(home, language, language.toAgent);
  await desk.getByText(language.toAgent).waitFor();
  await bank.kill();
  await say(home, language, language.afterCut);
  await bank.resume();
  await desk.getByText(language.afterCut).waitFor();
  const reply = desk.getByRole('textbox', { name: language.desk.reply });
  await reply.fill(language.fromAgent);
  await reply.press('Enter');
  await home.getByText(language.fromAgent).first().waitFor();
  for (const text of [language.question, language.toAgent, language.afterCut])
    assert.equal(await desk.locator('.message', { hasText: text }).count(), 1, text);
}
