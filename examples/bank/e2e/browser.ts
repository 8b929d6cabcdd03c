import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';

/** How long a step may take before it counts as failed: generous, as a busy machine takes its time. */
const stepMs = 120_000;

/** Opens a Chromium; `CHROMIUM_PATH` says which. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    timeout: stepMs,
    executablePath: process.env['CHROMIUM_PATH'] || '/usr/bin/chromium',
    args: [
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  });
}

/** A window of its own, and everything in it that must not happen. */
export interface Window {
  readonly page: Page;
  /** Violations of the content security policy or of Trusted Types, and errors of scripts. */
  readonly complaints: readonly string[];
}

/** Opens a window at an address and listens for complaints from its first moment. */
export async function openWindow(context: BrowserContext, url: string): Promise<Window> {
  context.setDefaultTimeout(stepMs);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (/Content Security Policy|Trusted ?Type/i.test(message.text()))
      complaints.push(message.text());
  });
  await page.goto(url);
  return { page, complaints };
}
