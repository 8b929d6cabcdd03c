import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Message, Survey } from '@tellerkit/contract';
import { asBackEnd, asCustomer, openConversation } from '../testing/caller.ts';
import type { Answered, Caller } from '../testing/caller.ts';
import type { Setup } from './setup.ts';

/** Texts of exactly 4,000 code points, most of them with more code units. */
const longest: Readonly<Record<string, string>> = {
  emojis: '🏦'.repeat(4000),
  families: '👩‍👩‍👧‍👦'.repeat(571).padEnd(571 * 11 + 3, '银'),
  'combining marks': 'e\u0301'.repeat(2000),
  Thai: 'กำ'.repeat(2000),
  'directional controls': '\u202eA\u2069\uffff'.repeat(1000),
};

interface Refusal {
  readonly code: string;
  readonly detail: string;
  readonly errors: readonly { readonly path: string }[];
}

function assertRefused({ status, body }: Answered<unknown>, path: string): void {
  const { code, detail, errors } = body as Refusal;
  assert.deepEqual([status, code], [400, 'invalid-request'], path);
  assert.deepEqual(
    errors.map((error) => error.path),
    [path],
  );
  assert.ok(detail.startsWith(`\`${path}\`: `), detail);
}

/** Checks which texts a database holds unchanged, and the refusal of all others. */
export function checkTexts(setup: Setup): void {
  test('a text of 4,000 code points is stored unchanged, and one more is refused', async (context) => {
    const { bank } = await setup(context, { assistant: null });
    const customer = await asCustomer(bank);
    const path = `/v1/conversations/${(await openConversation(customer)).id}/messages`;
    for (const [name, text] of Object.entries(longest)) {
      assert.equal(Array.from(text).length, 4000, name);
      const content = [{ type: 'text' as const, text }];
      const sent = await customer.post<Message>(path, { content });
      assert.deepEqual(sent.content, content, name);
      const { items } = await customer.get<{ items: Message[] }>(`${path}?limit=1`);
      assert.deepEqual(items[0]?.content, content, name);
      const over = await customer.call('POST', path, {
        body: { content: [{ type: 'text', text: `${text}🙂` }] },
      });
      assertRefused(over, 'content.0.text');
    }
  });

  test('half an emoji and NUL are refused with the name of the field', async (context) => {
    const { bank } = await setup(context, { assistant: null });
    const backEnd = asBackEnd(bank);
    const customer = await asCustomer(bank);
    const { id } = await openConversation(customer);
    const survey = await backEnd.post<Survey>('/v1/surveys', {
      name: 'After a conversation',
      touchpoint: 'conversation-closed',
      questions: [{ type: 'comment', id: 'why', prompt: { en: 'Why?' }, required: false }],
    });
    const comment = (text: string) => ({ type: 'comment', questionId: 'why', text });
    const requests: readonly [Caller, string, (text: string) => object, string][] = [
      [
        customer,
        `/v1/conversations/${id}/messages`,
        (text) => ({ content: [{ type: 'text', text }] }),
        'content.0.text',
      ],
      [
        customer,
        `/v1/surveys/${survey.id}/responses`,
        (text) => ({ locale: 'en', conversationId: id, answers: [comment(text)] }),
        'answers.0.text',
      ],
      [
        backEnd,
        '/v1/customer-tokens',
        (displayName) => ({ externalId: 'crm-1', displayName }),
        'displayName',
      ],
      [backEnd, '/v1/customer-tokens', (externalId) => ({ externalId }), 'externalId'],
      [backEnd, '/v1/agents', (displayName) => ({ displayName }), 'displayName'],
    ];
    for (const [caller, path, bodyOf, field] of requests)
      for (const text of ['half \ud83d', '\udc69 half', 'nul \0'])
        assertRefused(await caller.call('POST', path, { body: bodyOf(text) }), field);
  });
}
