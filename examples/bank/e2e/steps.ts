import type { Locator, Page } from 'playwright-core';
import type { Words } from './words.ts';

const messageBox = (page: Page, { message }: Words): Locator =>
  page.getByRole('textbox', { name: message });

/** The customer writes a message. */
export async function say(page: Page, language: Words, text: string): Promise<void> {
  const box = messageBox(page, language);
  await box.fill(text);
  await box.press('Enter');
}

/** The customer opens the chat and asks; the answer comes with its source. */
export async function ask(page: Page, language: Words): Promise<void> {
  await page.getByRole('button', { name: language.openChat }).click();
  await messageBox(page, language).waitFor();
  await say(page, language, language.question);
  await page.locator('teller-chat').getByText(language.source).first().waitFor({
    state: 'attached',
  });
}

/** The customer asks for a person and sees the place in the queue. */
export async function askForPerson(page: Page, language: Words): Promise<void> {
  await page.getByRole('button', { name: language.person }).first().click();
  await page.locator('teller-queue').getByText(language.queued).first().waitFor();
}

/** The agent goes on duty, accepts, and sees what was asked before. */
export async function takeOver(page: Page, { desk, question }: Words): Promise<void> {
  await page.getByRole('radio', { name: desk.available }).check();
  await page.getByRole('button', { name: desk.accept }).click();
  await page.getByText(question).waitFor();
}

/** The agent closes the conversation, ends the wrap-up and goes off duty. */
export async function finish(page: Page, { desk }: Words): Promise<void> {
  await page.getByRole('button', { name: desk.close }).click();
  await page.locator('select[name=disposition]').selectOption('solved');
  await page.getByRole('button', { name: desk.finish }).click();
  await page.locator('.item').first().waitFor({ state: 'detached' });
  await page.getByRole('radio', { name: desk.offDuty }).check();
}

/** The customer rates the conversation with a comment. */
export async function rate(page: Page, language: Words): Promise<void> {
  const survey = page.locator('teller-survey');
  const best = survey.getByRole('radio', { name: language.satisfied });
  await best.waitFor({ state: 'attached' });
  await best.check({ force: true });
  await survey.getByRole('textbox').fill(language.comment);
  await survey.getByRole('button', { name: language.submit }).click();
  await survey.getByText(language.thanks).first().waitFor();
}
