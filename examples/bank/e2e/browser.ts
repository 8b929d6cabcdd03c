import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';

/** Timeout of a step. Long, because a busy machine is slow and only a failing step reaches it. */
const stepTimeoutMs = 120_000;

/** Opens Chromium. `CHROMIUM_PATH` overrides the default path. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    timeout: stepTimeoutMs,
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

/** A browser window with its errors. */
export interface Window {
  readonly page: Page;
  /** Violations of the content security policy or of Trusted Types, and errors of scripts. */
  readonly violations: readonly string[];
}

/** Opens a window at an address and records errors from the start. */
export async function openWindow(context: BrowserContext, url: string): Promise<Window> {
  context.setDefaultTimeout(stepTimeoutMs);
  const page = await context.newPage();
  const violations: string[] = [];
  page.on('pageerror', (error) => violations.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (/Content Security Policy|Trusted ?Type/i.test(message.text()))
      violations.push(message.text());
  });
  await page.goto(url);
  return { page, violations };
}
