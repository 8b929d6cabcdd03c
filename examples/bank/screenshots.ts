import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { BankProcess } from './e2e/bank-process.ts';
import { openBrowser } from './e2e/browser.ts';
import { ask, askForPerson, finish, rate, takeOver } from './e2e/steps.ts';
import { strings } from './e2e/strings.ts';
import type { JourneyStrings } from './e2e/strings.ts';

const folder = fileURLToPath(new URL('../../.temp/screenshots/', import.meta.url));
const forReadme = fileURLToPath(new URL('../../docs/images/', import.meta.url));
const desktop = { width: 1280, height: 860 };
const narrow = { width: 320, height: 640 };

/** Walks through the journey and takes a picture of each state. The picture of the chat is for the README. */
async function walk(
  browser: Browser,
  bank: BankProcess,
  language: JourneyStrings,
  colorScheme: 'light' | 'dark',
): Promise<void> {
  const home = await browser.newPage({ viewport: desktop, colorScheme });
  const desk = await browser.newPage({ viewport: desktop, colorScheme });
  const board = await browser.newPage({ viewport: { width: 1920, height: 1080 }, colorScheme });
  const take = async (page: Page, name: string) => {
    await page.screenshot({ path: `${folder}${name}-${colorScheme}-${language.locale}.png` });
  };
  const takeBoth = async (page: Page, name: string) => {
    await take(page, name);
    await page.setViewportSize(narrow);
    await take(page, `${name}-320`);
    await page.setViewportSize(desktop);
  };
  await desk.goto(`${bank.url}/desk?lang=${language.locale}`);
  await board.goto(`${bank.url}/board?lang=${language.locale}`);
  await home.goto(`${bank.url}/?lang=${language.locale}`);
  await takeBoth(home, '1-home');
  await ask(home, language);
  await home.locator('teller-chat').getByRole('group').first().waitFor();
  await takeBoth(home, '2-chat');
  if (colorScheme === 'light' && language.locale === 'en')
    await home.screenshot({ path: `${forReadme}chat.png` });
  await askForPerson(home, language);
  await takeBoth(home, '3-queue');
  await take(board, '4-board');
  await desk.getByRole('radio', { name: language.desk.available }).check();
  await desk.getByRole('button', { name: language.desk.accept }).waitFor();
  await take(board, '5-board-called');
  await takeOver(desk, language);
  await takeBoth(desk, '6-desk');
  await takeBoth(home, '7-agent');
  await finish(desk, language);
  await home.locator('teller-survey').getByRole('radio').first().waitFor({ state: 'attached' });
  await takeBoth(home, '8-survey');
  await rate(home, language);
  await take(home, '9-thanks');
  for (const page of [home, desk, board]) await page.close();
}

await mkdir(folder, { recursive: true });
await mkdir(forReadme, { recursive: true });
const bank = await BankProcess.start();
const browser = await openBrowser();
try {
  for (const language of strings)
    for (const scheme of ['light', 'dark'] as const) await walk(browser, bank, language, scheme);
  process.stdout.write(`Pictures are in ${folder}, the README's picture in ${forReadme}\n`);
} finally {
  await browser.close();
  await bank.stop();
}
