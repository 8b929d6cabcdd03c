import type {
  Agent,
  Article,
  Assignment,
  Conversation,
  IdKind,
  QueueEntry,
  Session,
  Survey,
  WebhookDelivery,
  WebhookEndpoint,
} from '@tellerkit/contract';
import type { Caller as CallerKind, StaffRole } from '@tellerkit/contract';
import type { TestService } from '../test-kit/index.ts';
import { asCustomer, callAs } from '../testing/caller.ts';
import type { Caller } from '../testing/caller.ts';
import { keys } from '../testing/two-banks.ts';

/** Kind of caller. An agent's token counts once for each role of the staff. */
export type Role = CallerKind | StaffRole;

/** A tenant with a resource of each kind, and a caller of each role. */
export interface FilledTenant {
  readonly ids: Partial<Record<IdKind, string>>;
  readonly callers: Readonly<Record<Role, Caller>>;
  /** A customer of the tenant who owns none of the resources. */
  readonly stranger: Caller;
}

const keysOf = {
  first: { publishable: keys.publishable, secret: keys.secret },
  second: { publishable: keys.otherPublishable, secret: keys.otherSecret },
};

/**
 * Creates a resource of each kind in a tenant.
 */
export async function fillTenant(
  bank: TestService,
  which: 'first' | 'second',
): Promise<FilledTenant> {
  const secret = callAs(bank, keysOf[which].secret);
  const { publishable } = keysOf[which];
  const session = await callAs(bank, publishable).post<Session>('/v1/sessions', {
    channel: 'web',
    locale: 'en',
  });
  const customer = callAs(bank, session.token);
  const conversation = await customer.post<Conversation>('/v1/conversations');
  const agent = await secret.post<Agent>('/v1/agents', { displayName: `Agent of the ${which}` });
  const issued = await secret.post<{ token: string }>('/v1/agent-tokens', { agentId: agent.id });
  const desk = callAs(bank, issued.token);
  await desk.call('PUT', '/v1/agents/me/presence', { body: { presence: 'available' } });
  const entry = await customer.post<QueueEntry>(`/v1/conversations/${conversation.id}/hand-off`);
  const reader = await desk.stream('/v1/agents/me/desk/stream');
  const event = await reader.next();
  await reader.cancel();
  const { assignments } = event?.data.data as unknown as { assignments: Assignment[] };
  await desk.post(`/v1/assignments/${assignments[0]?.id}/accept`);
  const survey = await secret.post<Survey>('/v1/surveys', {
    name: 'After a conversation',
    touchpoint: 'conversation-closed',
    questions: [{ type: 'csat', id: 'csat', prompt: { en: 'How was it?' } }],
  });
  const article = await secret.call<Article>('PUT', '/v1/knowledge/articles/fees/en', {
    body: { title: 'Fees', body: `Of the ${which}.`, validFrom: '2026-01-01' },
  });
  const endpoint = await secret.post<WebhookEndpoint>('/v1/webhook-endpoints', {
    url: 'https://bank.example/webhooks',
  });
  const delivery = await secret.post<WebhookDelivery>(`/v1/webhook-endpoints/${endpoint.id}/ping`);
  const staff = async (role: StaffRole) => {
    const member = await secret.post<Agent>('/v1/agents', { displayName: 'Staff', role });
    const body = { agentId: member.id };
    const signed = await secret.post<{ token: string }>('/v1/agent-tokens', body);
    return callAs(bank, signed.token);
  };
  return {
    ids: {
      session: session.id,
      conversation: conversation.id,
      customer: conversation.customerId,
      queueEntry: entry.id,
      queue: entry.queueId,
      agent: agent.id,
      assignment: assignments[0]?.id ?? '',
      survey: survey.id,
      article: article.body.id,
      webhookEndpoint: endpoint.id,
      webhookDelivery: delivery.id,
    },
    callers: {
      publishable: callAs(bank, publishable),
      customer,
      agent: desk,
      supervisor: await staff('supervisor'),
      admin: await staff('admin'),
      auditor: await staff('auditor'),
      secret,
    },
    stranger: await asCustomer(bank, publishable),
  };
}
