import { expect, fixture, html } from '@open-wc/testing';
import { runsLeftToRight } from '../testing/geometry.ts';
import { waitUntil } from '../testing/wait-until.ts';
import '../queue/define.ts';
import type { TellerQueue } from '../queue/index.ts';
import { FakeQueueClient } from '../queue/testing/fake-queue-client.ts';
import '../survey/define.ts';
import type { TellerSurvey } from '../survey/index.ts';
import { FakeSurveyClient, surveyOf } from '../survey/testing/fake-survey-client.ts';
import { inlineChat } from './testing/chat-fixture.ts';
import { FakeChatClient } from './testing/fake-chat-client.ts';
import { agent, assistant, sampleId } from './testing/samples.ts';

/** Endings of a name or a label that reorder the text after it, unless the text is isolated and cleaned. */
const endings = ['\u202eecivreS', '\u2069\u202eB', '\u2067', '\u202b', '\u2069\u2069\u202e'];

const controls = /[\u202a-\u202e\u2066\u2067\u2069]/;

async function chatWith(displayName: string) {
  const client = new FakeChatClient().begin();
  const person = { ...agent, displayName };
  client.join(person);
  client.say(person, 'Good morning');
  const page = await inlineChat(client);
  return { client, page, person };
}

describe('a name that changes the direction of text', () => {
  for (const ending of endings)
    it(`leaves the header and the timeline in order: ${JSON.stringify(ending)}`, async () => {
      const { client, page } = await chatWith(`Ada${ending}`);
      await page.shows('has joined');
      expect(runsLeftToRight(page.get('.presence'), 'Chatting with you')).to.equal(true);
      expect(runsLeftToRight(page.get('.presence'), 'Ada')).to.equal(true);
      const [name, hint] = page.get('.presence').children;
      expect(hint?.getBoundingClientRect().left ?? 0).to.be.at.least(
        (name?.getBoundingClientRect().right ?? 0) - 1,
      );
      expect(runsLeftToRight(page.get('.marker'), 'has joined')).to.equal(true);
      expect(page.get('.turn.agent').getAttribute('aria-label')).to.match(/^Ada[^\u2066-\u2069]*,/);
      const time = page.get('.turn.agent time');
      expect(runsLeftToRight(time, time.textContent.replace(/\D.*/, ''))).to.equal(true);
      client.emit({
        type: 'typing',
        data: { participant: { ...agent, displayName: `Ada${ending}` } },
      });
      await page.until(() => page.find('.dots'), 'typing');
      expect(page.get('.dots').textContent).not.to.match(controls);
    });

  it('is isolated in announcements and labels if it runs from right to left', async () => {
    const { client, page, person } = await chatWith('דוד (1)');
    await page.shows('has joined');
    expect(page.get('.marker').textContent).to.equal('\u2068דוד (1)\u2069 has joined');
    expect(page.get('.turn.agent').getAttribute('aria-label')).to.match(/^\u2068דוד \(1\)\u2069, /);
    await page.until(() => client.readers, 'connected');
    client.say(person, 'One moment');
    const text = '\u2068דוד (1)\u2069: One moment';
    await page.until(() => page.announced.includes(text), 'announced');
    expect(getComputedStyle(page.get('.presence strong')).direction).to.equal('rtl');
    expect(runsLeftToRight(page.get('.presence'), 'Chatting with you')).to.equal(true);
  });

  it('gives way to the role if it has no other characters', async () => {
    const { page } = await chatWith('\u202e \u2069');
    await page.shows('Service agent');
  });
});

describe('a label, title or prompt that changes the direction of text', () => {
  it('leaves the text after a link in order', async () => {
    const client = new FakeChatClient().begin();
    const text = endings.map((end, at) => `[Fees${end}](https://bank.example/${at}) apply.`);
    text.push('Free: [עמלות](https://bank.example/he) apply.');
    client.say(assistant, [{ type: 'markdown', text: text.join('\n\n') }]);
    const page = await inlineChat(client);
    await page.until(() => page.find('.markdown a'), 'links');
    const links = [...page.chat.renderRoot.querySelectorAll('.markdown a')];
    const hebrew = links.pop() as Element;
    expect(getComputedStyle(hebrew).direction).to.equal('rtl');
    expect(runsLeftToRight(hebrew.parentElement as Element, 'apply.')).to.equal(true);
    for (const link of links) {
      expect(link.textContent).to.match(/^Fees/);
      expect(runsLeftToRight(link, 'Fees')).to.equal(true);
      expect(runsLeftToRight(link.parentElement as Element, ' apply.')).to.equal(true);
    }
  });

  it('leaves the other texts of sources, notices and quick replies in order', async () => {
    const client = new FakeChatClient().begin();
    const title = 'Fees\u2069\u202e';
    const source = { articleId: sampleId('art', 1), slug: 'fees', title, excerpt: 'Free' };
    client.say(assistant, [
      { type: 'citations', citations: [{ ...source, url: 'https://bank.example' }] },
      { type: 'quick-replies', replies: [{ id: 'a', label: 'אחד?' }] },
    ]);
    const page = await inlineChat(client);
    await page.until(() => page.find('.sources a') && page.find('.chip'), 'sources');
    expect(page.get('.sources bdi').textContent).to.equal('Fees');
    expect(getComputedStyle(page.get('.chip')).direction).to.equal('rtl');
  });

  it('leaves the texts of a queue and of a survey in order', async () => {
    const client = new FakeQueueClient();
    client.showPlace({ queueName: 'Cards\u2069\u202e' });
    const queue = await fixture<TellerQueue>(
      html`<teller-queue .client=${client} entry-id="qen_1" lang="en"></teller-queue>`,
    );
    await waitUntil(() => queue.shadowRoot?.querySelector('.name'), 'the place');
    expect(queue.shadowRoot?.querySelector('.name bdi')?.textContent).to.equal('Cards');
    const surveys = new FakeSurveyClient();
    const prompts = ['How was it?\u2069\u202e', 'למה?'];
    surveys.survey = surveyOf({
      questions: prompts.map((prompt, at) => {
        return { type: 'comment', id: `why-${at}`, prompt, required: false };
      }),
    });
    const survey = await fixture<TellerSurvey>(
      html`<teller-survey .client=${surveys} survey-id="svy_1" lang="en"></teller-survey>`,
    );
    await waitUntil(() => survey.shadowRoot?.querySelector('.prompt'), 'the questions');
    const shown = survey.shadowRoot?.querySelector('.prompt') as Element;
    expect(runsLeftToRight(shown, 'optional')).to.equal(true);
    expect(runsLeftToRight(shown, 'How was it?')).to.equal(true);
    const [, hebrew] = survey.renderRoot.querySelectorAll('.prompt bdi');
    expect(getComputedStyle(hebrew as Element).direction).to.equal('rtl');
  });
});
