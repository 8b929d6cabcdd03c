import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Journey } from '../../base/journey.ts';
import type { Bank } from '../../context/bank.ts';
import type { JourneyPage } from '../../context/journey-page.ts';
import { chatTag, openSite } from '../../context/open-site.ts';
import { intrude } from './intrude.ts';

const nonce = 'bm9uY2Utb2YtdGhlLWpvdXJuZXk';

/** Styles as of resets, dialog libraries and old sites. */
const styles = `
*, ::before, ::after { margin: 0; padding: 0; letter-spacing: 3px; user-select: none; font-size: 9px }
html { font-size: 62.5%; word-spacing: 9px }
body { pointer-events: none; text-transform: uppercase; font: italic small-caps 9px/3 Arial }
main, dialog { pointer-events: auto }`;

/** The chat works in a page whose scripts and styles reach everywhere. */
export const intrusions: Journey = {
  name: 'intrusions',
  promise: 'The chat works beside dialog and monitoring libraries, resets and a strict policy.',
  async run(context) {
    const script = join(import.meta.dirname, 'page.ts');
    const headers = (bank: Bank) => ({ 'content-security-policy': policy(bank) });
    const page = await context.openPage(await openSite(context, { script, headers, page: markup }));
    await page.openChat();
    await page.ask('I lost my card / kk');
    const shortcuts = await page.window.evaluate(
      () => (window as { shortcuts?: string[] }).shortcuts,
    );
    assert.deepEqual(shortcuts, [], 'shortcuts of the page that ran while the customer typed');
    assert.deepEqual(await bubbleStyle(page), {
      fontSize: '15px',
      letterSpacing: 'normal',
      textTransform: 'none',
      userSelect: 'text',
    });

    await passModalDialogs(page);
    await page.ask('And my wallet');

    const session = await page.window.context().newCDPSession(page.window);
    await session.send('Page.setFontSizes', { fontSizes: { standard: 24 } });
    await page.window.waitForFunction(
      () => getComputedStyle(document.querySelector('teller-chat') as Element).fontSize === '24px',
    );
    assert.equal((await bubbleStyle(page)).fontSize, '22.5px', 'text for a reader who chose 24 px');
    page.assertNoProblems();
  },
};

/** Opens and closes a dialog that makes the page inert, then one that traps the focus. */
async function passModalDialogs({ window }: JourneyPage): Promise<void> {
  const dialog = window.getByRole('dialog', { name: 'Cookies' });
  await window.evaluate(() => {
    (document.querySelector('teller-chat') as HTMLElement).inert = true;
    document.querySelector('dialog')?.showModal();
  });
  await dialog.getByRole('button').click();
  await window.evaluate(() => {
    (document.querySelector('teller-chat') as HTMLElement).inert = false;
    document.querySelector('dialog')?.setAttribute('data-trap', '');
    document.querySelector('dialog')?.show();
  });
  await dialog.getByRole('button').click();
  await window.evaluate(() => document.querySelector('dialog')?.removeAttribute('data-trap'));
}

const bubbleStyle = (page: JourneyPage) =>
  page.chat
    .locator('.bubble')
    .first()
    .evaluate((bubble) => {
      const { fontSize, letterSpacing, textTransform } = getComputedStyle(bubble);
      const { userSelect } = getComputedStyle(bubble.closest('.panel') as Element);
      return { fontSize, letterSpacing, textTransform, userSelect };
    });

const policy = ({ url }: Bank) =>
  [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'nonce-${nonce}'`,
    `connect-src ${url}`,
    "base-uri 'none'",
    "form-action 'self'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ].join('; ');

const markup = (_path: string, bank: Bank) => `<!doctype html>
<html lang="en"><head><title>Bank</title>
<style nonce="${nonce}">${styles}</style>
<script nonce="${nonce}">${intrude}</script>
<script nonce="${nonce}" type="module" src="/page.js"></script></head>
<body><main><h1>Bank</h1></main>
<dialog aria-label="Cookies"><form method="dialog"><button>Accept</button></form></dialog>
${chatTag(bank)}</body></html>`;
