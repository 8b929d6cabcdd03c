import assert from 'node:assert/strict';
import type { JourneyPage } from './journey-page.ts';

/** A change of the page that the customer does not expect to touch the chat. */
export interface PageChange {
  readonly name: string;
  readonly change: () => Promise<unknown>;
}

/**
 * Writes a draft, changes the page, and checks that the open chat continues with conversation and draft.
 *
 * @throws AssertionError if the browser has loaded the page again.
 */
export async function continueChat(page: JourneyPage, { change, name }: PageChange): Promise<void> {
  const field = page.chat.getByRole('textbox', { name: 'Your message' });
  const draft = `Draft before: ${name}`;
  await field.fill(draft);
  await page.window.evaluate(() => Object.assign(window, { isSamePage: true }));
  await change();
  await page.window.waitForFunction(
    (text) =>
      document.querySelector('teller-chat')?.shadowRoot?.querySelector('textarea')?.value === text,
    draft,
  );
  await field.waitFor();
  assert.ok(
    await page.window.evaluate(() => 'isSamePage' in window),
    `${name}: the page was loaded again`,
  );
  await page.ask(`Question after: ${name}`);
}
