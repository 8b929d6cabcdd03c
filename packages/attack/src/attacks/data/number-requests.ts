import { endpoints } from '@tellerkit/contract';
import type { Endpoint } from '@tellerkit/contract';
import { publishableKey, secretKey } from '../../context/keys.ts';
import type { RawRequest } from '../../context/raw-request.ts';

/** A customer's token and conversation, and an agent's id, with which an attack sends its requests. */
export interface Victim {
  readonly token: string;
  readonly conversation: string;
  readonly agent: string;
}

/** Request ids and traces in a valid form that hold a number of a card, an account or a person. */
const numberedIds: readonly Readonly<Record<string, string>>[] = [
  { 'x-request-id': '41111111-1111-1111-8aaa-aaaaaaaaaaaa' },
  { 'x-request-id': '4111111111111111aaaaaaaaaaaaaaaa' },
  { 'x-request-id': 'de89370400440532013000aaaaaaaaaa' },
  { 'x-request-id': 'aaaaaaa110101199003070214aaaaaaa' },
  { traceparent: '00-4111111111111111aaaaaaaaaaaaaaaa-b7ad6b7169203331-01' },
  { traceparent: '00-0af7651916cd43dd8448eb211c80319c-4111111111111111-01' },
];

/** Puts a number into each code that travels outward. The service must refuse these requests. */
export function codeRequests(form: string, { token, conversation, agent }: Victim): RawRequest[] {
  const segment = encodeURIComponent(form);
  const article = { title: 'Fees', body: 'Free', validFrom: '2026-01-01' };
  const question = { type: 'csat', id: 'csat', prompt: { en: 'How was it?' } };
  const survey = { name: 'After', touchpoint: 'later', questions: [question] };
  const bank = (method: string, path: string, body: unknown): RawRequest => ({
    method,
    path,
    credential: secretKey,
    body,
  });
  return [
    bank('POST', `/v1/conversations/${conversation}/close`, { disposition: form }),
    bank('PUT', `/v1/knowledge/articles/${segment}/en`, article),
    bank('PUT', `/v1/knowledge/articles/fees/${segment}`, article),
    bank('POST', '/v1/surveys', { ...survey, touchpoint: form }),
    bank('POST', '/v1/surveys', { ...survey, questions: [{ ...question, id: form }] }),
    bank('POST', '/v1/surveys', {
      ...survey,
      questions: [{ ...question, prompt: { [form]: 'x' } }],
    }),
    bank('POST', '/v1/agents', { displayName: 'One', skills: [form] }),
    bank('POST', '/v1/agents', { displayName: 'One', locales: [form] }),
    bank('PATCH', `/v1/agents/${agent}`, { skills: [form] }),
    bank('PATCH', `/v1/agents/${agent}`, { locales: [form] }),
    bank('POST', '/v1/webhook-endpoints', { url: 'https://bank.example', eventTypes: [form] }),
    {
      ...bank('POST', '/v1/sessions', { channel: 'web', locale: form }),
      credential: publishableKey,
    },
    {
      ...bank('POST', `/v1/conversations/${conversation}/hand-off`, { skill: form }),
      credential: token,
    },
    { ...bank('POST', '/v1/conversations', { locale: form }), credential: token },
    { ...bank('POST', '/v1/knowledge/search', { query: 'a', locale: form }), credential: token },
  ];
}

/** Puts a number where a customer or a proxy may put it: headers, texts and names of fields. */
export function otherRequests(form: string, { token, conversation }: Victim): RawRequest[] {
  const messages = `/v1/conversations/${conversation}/messages`;
  const content = [{ type: 'text', text: `My number is ${form}` }];
  const send = (headers: Record<string, string>, body: unknown = { content }): RawRequest => ({
    method: 'POST',
    path: messages,
    credential: token,
    headers,
    body,
  });
  // Node sends header values in Latin-1 only
  const header = /^[\x20-\x7e]+$/.test(form) ? form : encodeURIComponent(form);
  return [
    send({ 'x-request-id': header }),
    send({ traceparent: header }),
    send({ 'idempotency-key': header }),
    send({ 'user-agent': header, referer: `https://bank.example/${header}` }),
    send({}, { content, clientId: form }),
    send({}, { content, [form]: form }),
    send({}, { content: [{ type: form }] }),
    { path: `/${encodeURIComponent(form)}?${encodeURIComponent(form)}=1` },
  ];
}

/** Sends request ids and traces that are valid and hold a number. */
export function headerRequests({ token, conversation }: Victim): RawRequest[] {
  return numberedIds.map((headers) => ({
    path: `/v1/conversations/${conversation}`,
    credential: token,
    headers,
  }));
}

/** Puts a number into each parameter of a path and each field of a query of all endpoints. */
export function parameterRequests(form: string): RawRequest[] {
  const value = encodeURIComponent(form);
  return Object.values<Endpoint>(endpoints).flatMap(({ method, path, query, callers }) => {
    const credential = callers.includes('secret') ? secretKey : publishableKey;
    const filled = path.replaceAll(/\{\w+\}/g, value);
    const fields = query ? Object.keys(query.shape) : [];
    const paths = [
      ...(filled === path ? [] : [filled]),
      ...fields.map((field) => `${filled}?${field}=${value}`),
    ];
    return paths.map((each) => ({ method, path: each, credential }));
  });
}
