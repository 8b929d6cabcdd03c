import { expect } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import { floatingChat, inlineChat } from './testing/chat-fixture.ts';
import { answered, long } from './testing/scenes.ts';

// Only Chromium lets a test switch the medium.
const isChromium = 'chrome' in globalThis;
const shown = (element: Element): boolean => getComputedStyle(element).display !== 'none';

describe('a printed page', () => {
  before(() => (isChromium ? emulateMedia({ media: 'print' }) : undefined));
  after(() => (isChromium ? emulateMedia({ media: 'screen' }) : undefined));

  it('has neither the button nor the floating panel', async () => {
    if (!isChromium) return;
    const page = await floatingChat(answered());
    expect(shown(page.get('.corner'))).to.equal(false);
    await page.chat.show();
    expect(shown(page.get('.panel'))).to.equal(false);
  });

  it('has the whole transcript of an inline chat, as dark text without controls', async () => {
    if (!isChromium) return;
    const page = await inlineChat(long(20), { theme: 'dark' });
    page.chat.style.blockSize = '200px';
    await page.until(() => !shown(page.get('.bottom')), 'the styles for print are loaded');
    const { clientHeight, scrollHeight } = page.get('.scroller');
    expect(scrollHeight).to.equal(clientHeight);
    expect(page.chat.offsetHeight).to.be.at.least(scrollHeight);
    const own = getComputedStyle(page.get('.customer .bubble'));
    expect(own.backgroundColor).to.equal('rgba(0, 0, 0, 0)');
    // The lightness of an OKLCH colour is its first number.
    expect(Number(/[\d.]+/.exec(own.color)?.[0])).to.be.below(0.4);
    expect(shown(page.get('.head'))).to.equal(true);
  });
});
