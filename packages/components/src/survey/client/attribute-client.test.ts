import { waitUntil } from '../../testing/wait-until.ts';
import { expect, fixture, html } from '@open-wc/testing';
import '../define.ts';
import type { TellerSurvey } from '../index.ts';

const id = (prefix: string) => `${prefix}_${'0'.repeat(26)}`;

const replies: Record<string, object> = {
  [`GET /v1/surveys/${id('svy')}`]: {
    id: id('svy'),
    name: 'After the chat',
    touchpoint: 'conversation-closed',
    locale: 'en',
    questions: [{ type: 'csat', id: 'satisfaction', prompt: 'How was it?', required: true }],
  },
  'POST /v1/sessions': {
    id: id('ses'),
    customerId: id('cus'),
    anonymous: true,
    channel: 'web',
    locale: 'en',
    token: 'ct_one',
    expiresAt: '2100-01-01T00:00:00Z',
    refreshToken: 'rt_one',
  },
  [`POST /v1/surveys/${id('svy')}/responses`]: {
    id: id('rsp'),
    surveyId: id('svy'),
    conversationId: null,
    locale: 'en',
    answers: [],
    createdAt: '2026-11-20T09:00:00Z',
  },
};

describe('<teller-survey> without a client', () => {
  const fetch = window.fetch.bind(window);
  afterEach(() => {
    window.fetch = fetch;
    sessionStorage.clear();
  });

  it('loads questions with the publishable key, and opens a session only to send answers', async () => {
    const calls: string[] = [];
    window.fetch = (input, init) => {
      const { pathname, host } = new URL(new Request(input).url);
      if (host !== 'service.test') return fetch(input, init);
      const call = `${init?.method ?? 'GET'} ${pathname}`;
      calls.push(`${call} ${new Headers(init?.headers).get('authorization') ?? ''}`);
      return Promise.resolve(Response.json(replies[call] ?? {}));
    };
    const survey = await fixture<TellerSurvey>(
      html`<teller-survey
        base-url="https://service.test"
        publishable-key="pk_test"
        survey-id=${id('svy')}
        locale="en"
      ></teller-survey>`,
    );
    const input = () => survey.renderRoot.querySelector<HTMLElement>('input[value="5"]');
    await waitUntil(input, 'the question');
    expect(calls).to.deep.equal([`GET /v1/surveys/${id('svy')} Bearer pk_test`]);
    input()?.click();
    survey.renderRoot.querySelector<HTMLElement>('[part~=submit]')?.click();
    await waitUntil(() => survey.renderRoot.textContent?.includes('Thank you'), 'answered');
    expect(calls.slice(1)).to.deep.equal([
      'POST /v1/sessions Bearer pk_test',
      `POST /v1/surveys/${id('svy')}/responses Bearer ct_one`,
    ]);
  });
});
