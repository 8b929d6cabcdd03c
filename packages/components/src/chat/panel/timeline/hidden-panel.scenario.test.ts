import { expect, fixtureCleanup } from '@open-wc/testing';
import { expectPixels, isAtEnd } from '../../../testing/geometry.ts';
import { floatingChat, inlineChat } from '../../testing/chat-fixture.ts';
import { pageMemory } from '../../../client/page-memory.ts';
import type { ChatPage } from '../../testing/chat-fixture.ts';
import type { FakeChatClient } from '../../testing/fake-chat-client.ts';
import { assistant, sampleId } from '../../testing/samples.ts';
import { long } from '../../testing/scenes.ts';

/** Returns the id of the next message, under which its answer streams. */
const nextAnswer = ({ stored }: FakeChatClient) => ({
  messageId: sampleId('msg', stored.length + 1),
});

const paragraphs = (count: number) =>
  'One paragraph of an answer that takes its time.\n\n'.repeat(count);

/**
 * Waits until the browser has told the observers of the layout. A page in the background draws no frames, so an update
 * takes their place there.
 */
async function layOut({ chat }: ChatPage): Promise<void> {
  await new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(resolve));
    setTimeout(resolve, 500);
  });
  chat.requestUpdate();
  await chat.updateComplete;
  await chat.updateComplete;
}

/** Streams the text of an answer. */
async function stream(client: FakeChatClient, { chat }: ChatPage, text: string) {
  const answer = nextAnswer(client);
  client.emit({ type: 'answer.started', data: answer });
  for (let offset = 0; offset < text.length; offset += 100) {
    const data = { ...answer, offset, text: text.slice(offset, offset + 100) };
    client.emit({ type: 'answer.delta', data });
    await chat.updateComplete;
  }
}

/** Distance of the newest message from the top of the list, in px. */
function startOfNewest(page: ChatPage): number {
  const message = [...page.chat.renderRoot.querySelectorAll('.message')].at(-1);
  return (
    (message?.getBoundingClientRect().top ?? 0) - page.get('.scroller').getBoundingClientRect().top
  );
}

/** Adds a box around the chat, and hides or shows the chat with it. */
type Hiding = readonly [tag: string, hide: (box: HTMLElement, isHidden: boolean) => void];

/** Ways in which a page hides the chat and shows it again. */
const hidings: Readonly<Record<string, Hiding>> = {
  '`display: none`': ['div', (box, isHidden) => (box.style.display = isHidden ? 'none' : '')],
  'the attribute `hidden`': ['div', (box, isHidden) => (box.hidden = isHidden)],
  '`content-visibility: hidden`': [
    'div',
    (box, isHidden) => box.style.setProperty('content-visibility', isHidden ? 'hidden' : 'visible'),
  ],
  'a closed `<details>`': ['details', (box, isHidden) => box.toggleAttribute('open', !isHidden)],
  'a closed `<dialog>`': [
    'dialog',
    (box, isHidden) => {
      box.style.inlineSize = '400px';
      box.toggleAttribute('open', !isHidden);
    },
  ],
  'a height of 0': [
    'div',
    (box, isHidden) => {
      for (const { style } of box.querySelectorAll('teller-chat')) {
        style.blockSize = isHidden ? '0' : '';
        style.minBlockSize = isHidden ? '0' : '';
      }
    },
  ],
};

async function hidingPage(client: FakeChatClient, hiding: Hiding | 'closed') {
  if (hiding === 'closed') return floatingPage(client);
  const [tag, hide] = hiding;
  const page = await inlineChat(client);
  const box = document.createElement(tag);
  hide(box, false);
  page.chat.parentElement?.append(box);
  box.append(page.chat);
  const setHidden = async (isHidden: boolean) => {
    hide(box, isHidden);
    await layOut(page);
  };
  await page.until(() => isAtEnd(page.get('.scroller')), 'at the end');
  return { page, setHidden };
}

// The chat that comes next has the same conversation, so it would take the position of the chat before.
beforeEach(async () => {
  fixtureCleanup();
  await Promise.resolve();
  pageMemory.clear();
});

async function floatingPage(client: FakeChatClient) {
  const page = await floatingChat(client);
  await page.chat.show();
  const setHidden = async (isHidden: boolean) => {
    if (isHidden) page.chat.hide();
    else await page.chat.show();
    await layOut(page);
  };
  await page.until(() => page.find('.scroller') && isAtEnd(page.get('.scroller')), 'at the end');
  return { page, setHidden };
}

for (const [way, hiding] of [...Object.entries(hidings), ['its button', 'closed'] as const])
  describe(`a chat hidden by ${way}`, () => {
    it('shows the end after messages have arrived', async () => {
      const client = long(30);
      const { page, setHidden } = await hidingPage(client, hiding);
      await setHidden(true);
      client.say(assistant, 'Your card is blocked.');
      client.say(assistant, 'A new one is on its way.');
      await setHidden(false);
      await page.until(() => isAtEnd(page.get('.scroller')), 'at the end');
      expect(page.find('.newest')).to.equal(null);
    });

    it('shows the start of a long answer that has streamed meanwhile', async () => {
      const client = long(30);
      const { page, setHidden } = await hidingPage(client, hiding);
      await setHidden(true);
      await stream(client, page, paragraphs(60));
      await layOut(page);
      client.say(assistant, [{ type: 'markdown', text: paragraphs(60) }]);
      await page.until(() => page.chat.live?.getSnapshot().answer === null, 'stored');
      await setHidden(false);
      await page.until(() => page.find('.newest'), 'the button that scrolls to the end');
      expectPixels(startOfNewest(page)).within(0, 60);
    });

    it('keeps the position of a reader who has scrolled up', async () => {
      const client = long(30);
      const { page, setHidden } = await hidingPage(client, hiding);
      await page.scrollTo(200);
      await setHidden(true);
      client.say(assistant, 'Your card is blocked.');
      await setHidden(false);
      expectPixels(page.get('.scroller').scrollTop).equal(200);
      expect(page.find('.newest')).not.to.equal(null);
    });
  });

describe('a chat whose text becomes taller without an update, as with a late font', () => {
  it('stays at the end, or with the text that the reader reads', async () => {
    const page = await inlineChat(long(30));
    const scroller = page.get('.scroller');
    await page.until(() => isAtEnd(scroller), 'at the end');
    page.get('.content').style.lineHeight = '3';
    await layOut(page);
    await page.until(() => isAtEnd(scroller), 'at the end of the taller text');
    expect(page.find('.newest')).to.equal(null);
    await page.scrollTo(200);
    await layOut(page);
    page.get('.content > :last-child').style.paddingBlockEnd = '300px';
    await layOut(page);
    expectPixels(scroller.scrollTop).equal(200);
  });
});
