import type { Attack } from '../../base/attack.ts';
import { BankClient } from '../../context/bank-client.ts';
import { secretKey } from '../../context/keys.ts';

const responses = 180;
const mostResponses = 5;

/** Answers one survey again and again, to change its results. */
export const surveyFlood: Attack = {
  id: 'survey-flood',
  attack: `An anonymous customer answers a survey ${responses} times without a conversation, in parallel.`,
  bound: `The survey stores at most ${mostResponses} responses of a customer a day.`,
  databases: ['sqlite', 'postgres'],
  async run(context) {
    const client = new BankClient((await context.startCommand()).url);
    const { id } = await client.call<{ id: string }>({
      method: 'POST',
      path: '/v1/surveys',
      credential: secretKey,
      body: {
        name: 'At any time',
        touchpoint: 'any-time',
        questions: [{ type: 'csat', id: 'csat', prompt: { en: 'How was it?' } }],
      },
    });
    const { token } = await client.openSession();
    const body = { answers: [{ type: 'csat', questionId: 'csat', score: 1 }] };
    const path = `/v1/surveys/${id}/responses`;
    const respond = () => client.send({ method: 'POST', path, credential: token, body });
    const answers = await Promise.all(Array.from({ length: responses }, respond));
    const stored = answers.filter(({ status }) => status === 201).length;
    return { seen: `${stored} responses`, held: stored > 0 && stored <= mostResponses };
  },
};
