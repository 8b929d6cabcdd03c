import { expect } from '@open-wc/testing';
import { html, nothing, render } from 'lit';
import type { TemplateResult } from 'lit';
import { expectPixels, runsLeftToRight } from '../testing/geometry.ts';
import { waitUntil } from '../testing/wait-until.ts';
import type { TellerChat } from './chat.ts';
import './define.ts';
import { ChatPage, floatingChat } from './testing/chat-fixture.ts';
import { answered } from './testing/scenes.ts';

const container = document.createElement('div');

/** Adds markup to the page. A `fixture` of plain markup waits for a frame, which a page in the background never gets. */
function add<E extends HTMLElement>(template: TemplateResult): E {
  document.body.append(container);
  render(template, container);
  return container.firstElementChild as E;
}

afterEach(() => {
  render(nothing, container);
});

/** Waits until an inline chat has drawn its messages. */
async function drawn(root: Element): Promise<ChatPage> {
  const page = new ChatPage(root.querySelector<TellerChat>('teller-chat') as TellerChat);
  await page.until(() => page.find('.turn'), 'the messages');
  return page;
}

describe('an inline chat in a container that shrinks to its content', () => {
  it('has the width of the panel in a dialog, and shows the messages', async () => {
    const dialog = add<HTMLDialogElement>(
      html`<dialog><teller-chat inline locale="en" .client=${answered()}></teller-chat></dialog>`,
    );
    dialog.showModal();
    // A dialog that scrolls would lose the width of its scrollbar.
    dialog.querySelector('teller-chat')?.style.setProperty('block-size', '320px');
    const page = await drawn(dialog);
    const width = Math.min(400, innerWidth - 100);
    expect(page.get('.scroller').offsetWidth).to.be.at.least(width - 4);
    expectPixels(page.chat.offsetWidth).atMost(400);
    expectPixels(page.get('.panel').offsetHeight).equal(page.chat.offsetHeight);
    dialog.close();
  });

  it('fills a wider container and fits into a narrower one', async () => {
    const root = add<HTMLElement>(
      html`<div style="display: grid; grid-template-columns: 1fr; inline-size: 700px">
        <teller-chat inline locale="en" .client=${answered()}></teller-chat>
      </div>`,
    );
    const page = await drawn(root);
    expectPixels(page.get('.panel').offsetWidth).equal(700);
    root.style.inlineSize = '280px';
    await waitUntil(() => page.chat.offsetWidth < 300, 'the chat is narrower');
    expectPixels(page.get('.panel').offsetWidth).equal(280);
    page.chat.style.blockSize = '400px';
    expectPixels(page.get('.panel').offsetHeight).equal(400);
  });
});

describe('a chat in English in a page that runs from right to left', () => {
  const page = document.documentElement;
  afterEach(() => page.removeAttribute('dir'));

  it('reads from left to right, in the corner of the page', async () => {
    page.dir = 'rtl';
    const chat = await floatingChat(answered());
    const launcher = chat.get('.launcher');
    expectPixels(launcher.getBoundingClientRect().left).equal(24);
    launcher.click();
    await chat.until(() => chat.find('.turn'), 'the messages');
    expectPixels(chat.get('.panel').getBoundingClientRect().left).equal(24);
    expect(getComputedStyle(chat.get('.turn')).direction).to.equal('ltr');
    expect(runsLeftToRight(chat.get('.bubble'), 'I have lost my card')).to.equal(true);
  });

  it('follows the page to the other corner', async () => {
    const chat = await floatingChat(answered());
    const left = () => chat.get('.launcher').getBoundingClientRect().left;
    expect(left()).to.be.above(innerWidth / 2);
    page.dir = 'rtl';
    await chat.until(() => left() < innerWidth / 2, 'in the left corner');
    page.removeAttribute('dir');
    await chat.until(() => left() > innerWidth / 2, 'in the right corner');
  });
});
