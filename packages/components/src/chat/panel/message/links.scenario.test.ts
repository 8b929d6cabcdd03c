import { expect } from '@open-wc/testing';
import { expectPixels } from '../../../testing/geometry.ts';
import { inlineChat } from '../../testing/chat-fixture.ts';
import { FakeChatClient } from '../../testing/fake-chat-client.ts';
import { agent, assistant, customer } from '../../testing/samples.ts';

const hrefs = (root: Element) =>
  [...root.querySelectorAll('a')].map((link) => link.getAttribute('href'));

describe('addresses in messages', () => {
  it('become links by one rule in plain text of an agent and in Markdown', async () => {
    const text =
      'See https://bank.example/fees, not http://a:b or https://bank@evil.example. Call 0800 123 4567, card 4111 1111 1111 1111.';
    const client = new FakeChatClient().begin();
    client.join(agent);
    client.say(customer, text);
    client.say(agent, [{ type: 'text', text }]);
    client.say(assistant, [{ type: 'markdown', text: `${text} [x](http://a:b)` }]);
    const page = await inlineChat(client);
    await page.until(() => page.find('.agent a'), 'links');
    const expected = ['https://bank.example/fees', 'tel:08001234567'];
    expect(hrefs(page.get('.agent'))).to.deep.equal(expected);
    expect(hrefs(page.get('.assistant'))).to.deep.equal(expected);
    expect(hrefs(page.get('.customer'))).to.deep.equal([]);
    expect(page.get('.agent .text').textContent).to.equal(text);
    expect(page.get('.agent a').getAttribute('rel')).to.equal('noopener noreferrer nofollow');
    await expect(page.chat).to.be.accessible();
  });

  it('keep a telephone number on one line, also at a width of 320 px', async () => {
    const client = new FakeChatClient().begin();
    client.join(agent);
    // With each text, the number starts at another place of its line.
    const starts = Array.from({ length: 12 }, (_, at) => 'Call '.repeat(at));
    for (const start of starts) client.say(agent, `${start}+49 (0)30 1234 5678 901 at any time.`);
    const page = await inlineChat(client);
    page.chat.style.inlineSize = '320px';
    const numbers = () => [...page.chat.renderRoot.querySelectorAll('.agent a')];
    await page.until(() => numbers().length === starts.length, 'the numbers');
    for (const number of numbers()) {
      const oneLine = parseFloat(getComputedStyle(number).lineHeight);
      expectPixels(number.getBoundingClientRect().height).equal(oneLine);
      const bubble = number.closest('.bubble')?.getBoundingClientRect();
      expectPixels(number.getBoundingClientRect().right).atMost(bubble?.right ?? 0);
    }
  });
});
