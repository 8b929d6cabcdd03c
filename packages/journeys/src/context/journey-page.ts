import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';

/** Timeout of a step. Long, because a busy machine is slow and only a failing step reaches it. */
const stepTimeoutMs = 120_000;

/** A page in the browser, with a customer's steps in its chat. */
export class JourneyPage {
  readonly window: Page;
  /** Errors of scripts, and errors and warnings that the console shows. */
  readonly problems: string[] = [];

  constructor(window: Page) {
    this.window = window;
    window.setDefaultTimeout(stepTimeoutMs);
    window.on('pageerror', (error) => this.problems.push(error.message));
    window.on('console', (message) => {
      if (/error|warning/.test(message.type())) this.problems.push(message.text());
    });
  }

  /** The chat of the page. */
  get chat(): Locator {
    return this.window.locator('teller-chat');
  }

  /** Opens the chat with its button. */
  async openChat(): Promise<void> {
    await this.chat.getByRole('button', { name: 'Chat with us' }).click();
    await this.chat.getByRole('textbox', { name: 'Your message' }).waitFor();
  }

  /** Sends a question and waits for the assistant's answer to it. */
  async ask(question: string): Promise<void> {
    const field = this.chat.getByRole('textbox', { name: 'Your message' });
    await field.fill(question);
    await field.press('Enter');
    await this.chat.getByText(`You asked: ${question}`, { exact: true }).first().waitFor();
  }

  /** Fails the journey if a script or the console has reported a problem. */
  assertNoProblems(): void {
    assert.deepEqual(this.problems, [], 'problems that the page reported');
  }
}
