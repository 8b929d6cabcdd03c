import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { waitUntil } from '../testing/wait-until.ts';
import './define.ts';
import type { TellerSurvey } from './index.ts';
import { FakeSurveyClient, surveyOf } from './testing/fake-survey-client.ts';

const part = (element: TellerSurvey, name: string) =>
  element.shadowRoot?.querySelector<HTMLElement>(`[part~='${name}']`);
const comment = (element: TellerSurvey) =>
  element.shadowRoot?.querySelector<HTMLTextAreaElement>('textarea');
const scores = (element: TellerSurvey) => [
  ...(element.shadowRoot?.querySelectorAll<HTMLInputElement>('input[type=radio]') ?? []),
];
const failure = (code: string) => Object.assign(new Error('The service refused.'), { code });
const focused = (element: TellerSurvey) => element.shadowRoot?.activeElement;

async function mount(client: FakeSurveyClient): Promise<TellerSurvey> {
  const element = await fixture<TellerSurvey>(
    html`<teller-survey
      .client=${client}
      survey-id="svy_1"
      conversation-id="cnv_1"
      lang="en"
    ></teller-survey>`,
  );
  await waitUntil(() => part(element, 'form'), 'the questions are shown');
  return element;
}

function write(element: TellerSurvey, text: string): void {
  const field = comment(element);
  if (!field) throw new Error('The survey has no comment field.');
  field.value = text;
  field.dispatchEvent(new Event('input'));
}

beforeEach(() => sessionStorage.clear());

describe('<teller-survey>', () => {
  it('asks for a score and a comment, and sends both once', async () => {
    const client = new FakeSurveyClient();
    const element = await mount(client);
    await expect(element).to.be.accessible();
    scores(element)[3]?.click();
    write(element, ' Quick and clear. ');
    const answered = oneEvent(element, 'teller-survey-answered');
    part(element, 'submit')?.click();
    const event = await answered;
    expect(event.detail).to.deep.equal({
      surveyId: 'svy_1',
      responseId: 'rsp_01jd3kz6v7qf8m2n4p5r6s7t8v',
    });
    expect(event.bubbles && event.composed && !event.cancelable).to.equal(true);
    expect(client.responses.map(({ body }) => body)).to.deep.equal([
      {
        conversationId: 'cnv_1',
        locale: 'en',
        answers: [
          { type: 'csat', questionId: 'score', score: 4 },
          { type: 'comment', questionId: 'comment', text: 'Quick and clear.' },
        ],
      },
    ]);
    await waitUntil(() => focused(element) === part(element, 'title'));
    expect(part(element, 'title')?.textContent).to.contain('Thank you');
    await expect(element).to.be.accessible();
  });

  it('works by keyboard alone', async () => {
    const client = new FakeSurveyClient();
    const element = await mount(client);
    scores(element)[0]?.focus();
    await sendKeys({ press: ' ' });
    await sendKeys({ press: 'ArrowRight' });
    await sendKeys({ press: 'ArrowDown' });
    expect(scores(element).findIndex(({ checked }) => checked)).to.equal(2);
    part(element, 'submit')?.focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => client.responses.length === 1);
    expect(client.responses[0]?.body.answers).to.deep.equal([
      { type: 'csat', questionId: 'score', score: 3 },
    ]);
  });

  it('moves the focus to a required question without an answer', async () => {
    const client = new FakeSurveyClient();
    const element = await mount(client);
    part(element, 'submit')?.click();
    await waitUntil(() => focused(element) === scores(element)[0]);
    expect(element.shadowRoot?.textContent).to.contain('Please choose one.');
    await expect(element).to.be.accessible();
    scores(element)[4]?.click();
    await waitUntil(() => !element.shadowRoot?.querySelector('[aria-invalid=true]'));
    expect(client.responses).to.have.length(0);
  });

  it('keeps a comment that is too long, and sends no answers', async () => {
    const client = new FakeSurveyClient();
    const element = await mount(client);
    scores(element)[1]?.click();
    write(element, 'x'.repeat(2001));
    part(element, 'submit')?.click();
    await waitUntil(() => focused(element) === comment(element));
    expect(element.shadowRoot?.textContent).to.contain('2,001 of 2,000');
    expect(element.shadowRoot?.textContent).to.contain('1 character too many');
    expect(comment(element)?.value).to.have.length(2001);
    expect(client.responses).to.have.length(0);
  });

  it('counts a comment as the service does, and cleans what no service can store', async () => {
    const client = new FakeSurveyClient();
    const element = await mount(client);
    scores(element)[1]?.click();
    write(element, '👩‍👩‍👧‍👦'.repeat(286));
    part(element, 'submit')?.click();
    await waitUntil(() => focused(element) === comment(element));
    expect(element.shadowRoot?.textContent).to.contain('2 characters too many');
    write(element, `${'👩‍👩‍👧‍👦'.repeat(285)}ab \ud83d`);
    part(element, 'submit')?.click();
    await waitUntil(() => part(element, 'title'));
    const text = client.responses[0]?.body.answers.find(({ type }) => type === 'comment');
    expect(text).to.have.property('text', `${'👩‍👩‍👧‍👦'.repeat(285)}ab \ufffd`);
  });

  it('keeps the answers if sending fails, and retries with the same idempotency key', async () => {
    const client = new FakeSurveyClient();
    client.sendError = failure('unavailable');
    const element = await mount(client);
    scores(element)[0]?.click();
    write(element, 'The line was long.');
    part(element, 'submit')?.click();
    await waitUntil(() => part(element, 'note'));
    await expect(element).to.be.accessible();
    expect(comment(element)?.value).to.equal('The line was long.');
    client.sendError = undefined;
    part(element, 'submit')?.click();
    await waitUntil(() => part(element, 'title'));
    const [first, second] = client.responses;
    expect(first?.key).to.be.a('string').and.to.equal(second?.key);
  });

  it('sends the answers once, even if the customer clicks the button several times', async () => {
    const client = new FakeSurveyClient();
    const element = await mount(client);
    let release: () => void = () => undefined;
    client.hold = new Promise((resolve) => (release = resolve));
    scores(element)[4]?.click();
    for (let press = 0; press < 3; press += 1) part(element, 'submit')?.click();
    await waitUntil(() => part(element, 'submit')?.textContent.includes('Sending'));
    release();
    await waitUntil(() => part(element, 'title'));
    expect(client.responses).to.have.length(1);
  });

  it('tells the customer if the conversation already has a rating', async () => {
    const client = new FakeSurveyClient();
    client.sendError = failure('already-responded');
    const element = await mount(client);
    scores(element)[4]?.click();
    part(element, 'submit')?.click();
    await waitUntil(() => part(element, 'title')?.textContent.includes('already answered'));
  });

  it('offers no retry if the survey is closed or the customer has reached a limit', async () => {
    for (const code of ['limit-reached', 'not-found']) {
      const client = new FakeSurveyClient();
      client.sendError = failure(code);
      const element = await mount(client);
      scores(element)[4]?.click();
      part(element, 'submit')?.click();
      await waitUntil(() => part(element, 'title')?.textContent.includes('This survey is closed'));
      expect(part(element, 'submit') ?? part(element, 'retry') ?? null).to.equal(null);
      expect(focused(element)).to.equal(part(element, 'title'));
      await expect(element).to.be.accessible();
      element.remove();
    }
  });

  it('does not ask about the same conversation again after a reload', async () => {
    const first = await mount(new FakeSurveyClient());
    write(first, 'All good');
    scores(first)[4]?.click();
    part(first, 'submit')?.click();
    await waitUntil(() => part(first, 'title')?.textContent.includes('Thank you'));
    expect(JSON.stringify({ ...sessionStorage })).not.to.contain('good');
    const next = await fixture<TellerSurvey>(
      html`<teller-survey
        .client=${new FakeSurveyClient()}
        survey-id="svy_1"
        conversation-id="cnv_1"
        lang="en"
      ></teller-survey>`,
    );
    await waitUntil(() => part(next, 'title')?.textContent.includes('already answered'));
    next.conversationId = 'cnv_2';
    await waitUntil(() => part(next, 'form'));
  });

  it('stores nothing on a shared device', async () => {
    const element = await mount(new FakeSurveyClient());
    element.sharedDevice = true;
    scores(element)[4]?.click();
    part(element, 'submit')?.click();
    await waitUntil(() => part(element, 'title')?.textContent.includes('Thank you'));
    expect({ ...sessionStorage }).to.deep.equal({});
  });

  it('offers a retry if the questions do not load', async () => {
    const client = new FakeSurveyClient();
    client.loadError = failure('unavailable');
    const element = await fixture<TellerSurvey>(
      html`<teller-survey .client=${client} survey-id="svy_1" lang="en"></teller-survey>`,
    );
    await waitUntil(() => part(element, 'retry'));
    await expect(element).to.be.accessible();
    client.loadError = undefined;
    part(element, 'retry')?.click();
    await waitUntil(() => part(element, 'form'));
  });

  it('omits questions of an unknown type', async () => {
    const client = new FakeSurveyClient();
    const newer = { type: 'unknown', originalType: 'nps', id: 'nps' } as const;
    client.survey = surveyOf({ questions: [newer, ...surveyOf().questions] });
    const element = await mount(client);
    expect(element.shadowRoot?.querySelectorAll('[part=question]')).to.have.length(2);
    client.survey = surveyOf({ questions: [newer] });
    element.surveyId = 'svy_2';
    await waitUntil(() => part(element, 'title')?.textContent.includes('nothing to answer'));
  });

  it('shows an empty form for another conversation', async () => {
    const element = await mount(new FakeSurveyClient());
    scores(element)[4]?.click();
    part(element, 'submit')?.click();
    await waitUntil(() => part(element, 'title'));
    element.conversationId = 'cnv_2';
    await waitUntil(() => part(element, 'form'));
    expect(scores(element).some(({ checked }) => checked)).to.equal(false);
  });

  it('keeps the form of a new conversation after the service stores the previous answers', async () => {
    const client = new FakeSurveyClient();
    const element = await mount(client);
    scores(element)[4]?.click();
    let arrive: () => void = () => undefined;
    client.hold = new Promise((resolve) => (arrive = resolve));
    part(element, 'submit')?.click();
    element.conversationId = 'cnv_2';
    await element.updateComplete;
    const answered = oneEvent(element, 'teller-survey-answered');
    arrive();
    await answered;
    await element.updateComplete;
    expect(client.responses.map(({ body }) => body.conversationId)).to.deep.equal(['cnv_1']);
    expect(part(element, 'form'), 'the form of the other conversation').to.exist;
  });

  it('keeps the entered text when the language changes', async () => {
    const client = new FakeSurveyClient();
    const element = await mount(client);
    write(element, 'Quick.');
    element.locale = 'zh-CN';
    await waitUntil(() => part(element, 'submit')?.textContent.includes('提交'));
    await waitUntil(() => client.locales.includes('zh-CN'));
    expect(comment(element)?.value).to.equal('Quick.');
  });

  it('says that it does not work here if the client is missing', async () => {
    const element = await fixture<TellerSurvey>(
      html`<teller-survey survey-id="svy_1" lang="en"></teller-survey>`,
    );
    await waitUntil(() => part(element, 'title')?.textContent.includes('not available here'));
    await expect(element).to.be.accessible();
  });

  it('aborts its requests when it is removed from the page', async () => {
    const client = new FakeSurveyClient();
    let signal: AbortSignal | undefined;
    const { get } = client.surveys;
    Object.assign(client.surveys, {
      get: (...call: Parameters<typeof get>) => {
        signal = call[2]?.signal;
        return get(...call);
      },
    });
    const element = await mount(client);
    element.remove();
    expect(signal?.aborted).to.equal(true);
    element.locale = 'zh-CN';
    await waitUntil(() => part(element, 'submit')?.textContent.includes('提交'));
    expect(client.locales, 'requested languages').to.deep.equal(['en']);
  });
});
