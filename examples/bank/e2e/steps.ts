import type { Locator, Page } from 'playwright-core';
import type { JourneyStrings } from './strings.ts';

const messageBox = (page: Page, { message }: JourneyStrings): Locator =>
  page.getByRole('textbox', { name: message });

/** Sends a message as the customer. */
export async function say(page: Page, language: JourneyStrings, text: string): Promise<void> {
  const box = messageBox(page, language);
  await box.fill(text);
  await box.press('Enter');
}

/** Opens the chat, asks as the customer, and waits for an answer with its source. */
export async function ask(page: Page, language: JourneyStrings): Promise<void> {
  await page.getByRole('button', { name: language.openChat }).click();
  await messageBox(page, language).waitFor();
  await say(page, language, language.question);
  await page.locator('teller-chat').getByText(language.source).first().waitFor({
    state: 'attached',
  });
}

/** Requests a hand-off as the customer and waits until the chat shows the place in the queue. */
export async function askForPerson(page: Page, language: JourneyStrings): Promise<void> {
  await page.getByRole('button', { name: language.person }).first().click();
  await page.locator('teller-queue').getByText(language.queued).first().waitFor();
}

/** Makes the agent available, accepts the offer, and waits for the customer's question. */
export async function takeOver(page: Page, { desk, question }: JourneyStrings): Promise<void> {
  await page.getByRole('radio', { name: desk.available }).check();
  await page.getByRole('button', { name: desk.accept }).click();
  await page.getByText(question).waitFor();
}

/** Closes the conversation as the agent, completes the wrap-up and makes the agent unavailable. */
export async function finish(page: Page, { desk }: JourneyStrings): Promise<void> {
  await page.getByRole('button', { name: desk.close }).click();
  await page.locator('select[name=disposition]').selectOption('solved');
  await page.getByRole('button', { name: desk.finish }).click();
  await page.locator('.item').first().waitFor({ state: 'detached' });
  await page.getByRole('radio', { name: desk.offline }).check();
}

/** Rates the conversation with a comment as the customer. */
export async function rate(page: Page, language: JourneyStrings): Promise<void> {
  const survey = page.locator('teller-survey');
  const best = survey.getByRole('radio', { name: language.satisfied });
  await best.waitFor({ state: 'attached' });
  await best.check({ force: true });
  await survey.getByRole('textbox').fill(language.comment);
  await survey.getByRole('button', { name: language.submit }).click();
  await survey.getByText(language.thanks).first().waitFor();
}
