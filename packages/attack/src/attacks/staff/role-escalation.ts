import { staffAccess } from '@tellerkit/contract';
import type { Agent, Endpoint, ScopeByRole, StaffRole } from '@tellerkit/contract';
import type { Attack } from '../../base/attack.ts';
import { BankClient } from '../../context/bank-client.ts';
import { secretKey } from '../../context/keys.ts';
import { attempt, hire, newSurvey, serveCustomer, staffEndpoints } from './staff-bank.ts';

const roles: readonly StaffRole[] = ['agent', 'supervisor', 'admin', 'auditor'];

/** Calls every endpoint that the role of a member of staff excludes, above all to get another role. */
export const roleEscalation: Attack = {
  id: 'role-escalation',
  attack:
    'Each role calls every endpoint that it must not call: agents appoint themselves admin, auditors write.',
  bound: 'Every such call gets 403, nobody changes the own role, and no agent is added.',
  databases: ['sqlite', 'postgres'],
  async run(context) {
    const { url } = await context.startService();
    const client = new BankClient(url);
    const { params: served } = await serveCustomer(client, await hire(client));
    const survey = await client.call<{ id: string }>({
      method: 'POST',
      path: '/v1/surveys',
      credential: secretKey,
      body: newSurvey,
    });
    const params = { ...served, surveyId: survey.id };
    const members = await Promise.all(roles.map((role) => hire(client, role)));
    const permitted: string[] = [];
    let calls = 0;
    for (const [index, { id, token }] of members.entries()) {
      const role = roles[index] as StaffRole;
      for (const endpoint of staffEndpoints) {
        const scopes: ScopeByRole = staffAccess[endpoint.id as keyof typeof staffAccess];
        if (scopes[role] !== 'none' && !isWriteOfAuditor(role, endpoint)) continue;
        calls += 1;
        const status = await attempt(client, token, endpoint, { ...params, agentId: id });
        if (status !== 403) permitted.push(`${endpoint.id} by ${role} ${status}`);
      }
    }
    const list = { path: '/v1/agents?limit=100', credential: secretKey };
    const { items } = await client.call<{ items: Agent[] }>(list);
    const kept = members.every(({ id }, index) =>
      items.some((agent) => agent.id === id && agent.role === roles[index]),
    );
    const isComplete = items.length === members.length + 1;
    return {
      seen: [`${permitted.length} of ${calls} calls permitted`, ...permitted].join(', '),
      held: permitted.length === 0 && calls > 20 && kept && isComplete,
    };
  },
};

/** The auditor changes nothing, whatever the table of the product says. */
function isWriteOfAuditor(role: StaffRole, { id, method }: Endpoint): boolean {
  return role === 'auditor' && method !== 'GET' && id !== 'knowledge.search';
}
