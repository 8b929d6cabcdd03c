import { expect } from '@open-wc/testing';
import { expectPixels, isAtEnd } from '../../../testing/geometry.ts';
import { inlineChat } from '../../testing/chat-fixture.ts';
import { FakeChatClient, fakeError } from '../../testing/fake-chat-client.ts';
import { agent, assistant, sampleId } from '../../testing/samples.ts';
import { answered, long, sourcedAnswer, unusual, withAgent } from '../../testing/scenes.ts';

describe('an answer from the assistant', () => {
  it('streams into one bubble, which stays after the service stores the answer', async () => {
    const client = new FakeChatClient();
    const page = await inlineChat(client);
    await page.write('What does a transfer cost?');
    page.press('Enter');
    await page.until(() => client.stored.length === 2, 'stored');
    const messageId = sampleId('msg', 3);
    client.emit({ type: 'answer.started', data: { messageId } });
    await page.until(() => page.find('.dots'), 'dots before the first text');
    expect(page.get('.dots').textContent).to.contain('Assistant is writing');
    client.emit({ type: 'answer.delta', data: { messageId, offset: 0, text: 'It costs **1' } });
    client.emit({ type: 'answer.delta', data: { messageId, offset: 12, text: ' per mille**.' } });
    await page.shows('It costs 1 per mille.');
    const bubble = page.get('.assistant .bubble');
    client.say(assistant, [{ type: 'markdown', text: 'It costs **1 per mille**.' }]);
    await page.until(() => page.chat.live?.getSnapshot().answer === null, 'no longer streaming');
    await page.chat.updateComplete;
    expect(page.get('.assistant .bubble')).to.equal(bubble);
    expect(page.get('.assistant strong').textContent).to.equal('1 per mille');
    const announcement = 'Assistant: It costs 1 per mille.';
    await page.until(() => page.announced.includes(announcement), 'announced');
    expect(page.announced).to.deep.equal([announcement]);
  });

  it('keeps its start in view while it grows longer than the screen', async () => {
    const client = new FakeChatClient().begin();
    const page = await inlineChat(client);
    const messageId = sampleId('msg', 2);
    const text = 'One paragraph of an answer that takes its time.\n\n'.repeat(40);
    client.emit({ type: 'answer.started', data: { messageId } });
    for (let offset = 0; offset < text.length; offset += 50) {
      client.emit({
        type: 'answer.delta',
        data: { messageId, offset, text: text.slice(offset, offset + 50) },
      });
      await page.chat.updateComplete;
    }
    const gap = () =>
      page.get('.turn').getBoundingClientRect().top -
      page.get('.scroller').getBoundingClientRect().top;
    await page.until(() => page.find('.newest'), 'the button that scrolls to the end');
    expectPixels(gap()).within(0, 20);
    client.say(assistant, [{ type: 'markdown', text }]);
    await page.until(() => page.chat.live?.getSnapshot().answer === null, 'stored');
    await page.chat.updateComplete;
    expectPixels(gap()).within(0, 20);
    expect(page.find('.newest.news')).to.equal(null);
    await page.click('Newest messages');
    await page.until(() => !page.find('.newest'), 'at the end');
    expect(gap()).to.be.below(-100);
  });

  it('does not keep its start in view after the customer sends another message', async () => {
    const client = new FakeChatClient().begin();
    const page = await inlineChat(client);
    const text = 'One paragraph of an answer that takes its time.\n\n'.repeat(40);
    const first = { messageId: sampleId('msg', 2) };
    client.emit({ type: 'answer.started', data: first });
    client.emit({ type: 'answer.delta', data: { ...first, offset: 0, text } });
    await page.until(() => page.find('.newest'), 'stays at its start');
    client.say(assistant, [{ type: 'markdown', text }]);
    await page.until(() => page.chat.live?.getSnapshot().answer === null, 'stored');
    await page.write('And now?');
    page.press('Enter');
    const next = { messageId: sampleId('msg', 9) };
    client.emit({ type: 'answer.started', data: next });
    client.emit({ type: 'answer.delta', data: { ...next, offset: 0, text: 'Shortly.' } });
    await page.shows('Shortly.');
    await page.until(() => isAtEnd(page.get('.scroller')), 'at the end');
    expect(page.find('.newest')).to.equal(null);
  });

  it('shows its sources collapsed, and links only safe URLs', async () => {
    const client = new FakeChatClient().begin();
    const citation = { articleId: sampleId('art', 1), slug: 'a', title: 'Fees', excerpt: 'Fees.' };
    client.say(assistant, [
      { type: 'text', text: 'See here.' },
      {
        type: 'citations',
        citations: [
          { ...citation, url: 'https://ginkgo.example/fees' },
          { ...citation, url: 'javascript:alert(1)' },
        ],
      },
    ]);
    const page = await inlineChat(client);
    await page.shows('2 sources');
    const sources = page.get<HTMLDetailsElement>('.sources');
    expect(sources.open).to.equal(false);
    page.get('summary').click();
    expect([...sources.querySelectorAll('a')].map((link) => link.href)).to.deep.equal([
      'https://ginkgo.example/fees',
    ]);
    await expect(page.chat).to.be.accessible();
  });

  it('offers quick replies while it is the newest message, and sends the id of the chosen reply', async () => {
    const client = answered();
    const page = await inlineChat(client);
    await page.shows('I am abroad');
    await page.click('I am abroad');
    await page.until(() => page.messages.includes('I am abroad'), 'sent');
    expect(page.find('.replies')).to.equal(null);
    await page.until(() => client.calls.includes('send'), 'sent to the service');
    const last = client.stored.at(-1);
    const content = last?.type === 'message.created' ? last.data.message.content : [];
    expect(content).to.deep.equal([{ type: 'text', text: 'I am abroad', replyId: 'abroad' }]);
  });

  it('shows the tone of a notice as text, and a hint instead of an unknown block', async () => {
    const page = await inlineChat(unusual());
    await page.shows('Please note: Your card ends next month.');
    await page.shows('This kind of message cannot be shown here.');
    await expect(page.chat).to.be.accessible();
  });
});

describe('the timeline', () => {
  it('has a label and the role `log`, but is not a live region', async () => {
    const page = await inlineChat(answered());
    const log = page.get('.scroller');
    expect(log).to.have.attribute('role', 'log');
    expect(log).to.have.attribute('aria-live', 'off');
    expect(log).to.have.attribute('aria-label', 'Conversation');
    expect(page.get('.turn.customer').getAttribute('aria-label')).to.match(/^You, /);
  });

  it('announces each new message once and in order, but no earlier messages', async () => {
    const client = withAgent();
    const page = await inlineChat(client);
    client.say(agent, 'First.');
    client.say(agent, 'Second.');
    await page.until(() => page.announced.length === 2, 'announced');
    expect(page.announced).to.deep.equal(['Card Desk: First.', 'Card Desk: Second.']);
  });

  it('shows the end of a long conversation, and adds earlier messages without moving the text', async () => {
    const page = await inlineChat(long(300));
    expect(page.messages.length).to.equal(60);
    const scroller = page.get('.scroller');
    await page.until(() => isAtEnd(scroller), 'at the end');
    await page.scrollTo(0);
    const first = page.get('.turn');
    const before = first.getBoundingClientRect().top;
    await page.click('Show earlier messages');
    await page.until(() => page.messages.length === 120, 'more messages');
    await page.chat.updateComplete;
    expectPixels(first.getBoundingClientRect().top).equal(before);
    await page.click('Newest messages');
    await page.until(() => page.messages.length === 60, 'the end only');
  });

  it('loads earlier history from the service, and shows an error if the request fails', async () => {
    const client = long(460);
    const page = await inlineChat(client);
    await page.scrollTo(0);
    client.faults.set('events', fakeError('internal', 500));
    for (let times = 0; times < 4; times += 1) {
      const count = page.messages.length;
      await page.click('Show earlier messages');
      await page.until(
        () => page.messages.length > count || page.find('.earlier [role="alert"]'),
        'more messages, or an error',
      );
    }
    await page.shows('Earlier messages could not be loaded. Try again.');
    client.faults.delete('events');
    const count = page.messages.length;
    await page.click('Show earlier messages');
    await page.until(() => page.messages.length > count, 'more messages');
    expect(page.find('.earlier [role="alert"]')).to.equal(null);
  });

  it('shows “New messages” to a reader who has scrolled up, and does not scroll', async () => {
    const client = long(100);
    const page = await inlineChat(client);
    const scroller = page.get('.scroller');
    await page.scrollTo(200);
    client.say(assistant, [...sourcedAnswer]);
    await page.until(() => page.find('.newest.news'), 'the “New messages” button');
    expectPixels(scroller.scrollTop).equal(200);
    await page.click('New messages');
    await page.until(() => !page.find('.newest'), 'no button');
    await page.shows('2 sources');
  });
});
