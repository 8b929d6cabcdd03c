import type { BankClient } from '../../context/bank-client.ts';
import { secretKey } from '../../context/keys.ts';

/** Adds an agent and requests a token for the agent. */
export async function issueAgentToken(client: BankClient): Promise<string> {
  const call = { method: 'POST', credential: secretKey } as const;
  const body = { displayName: 'Ada' };
  const agent = await client.call<{ id: string }>({ ...call, path: '/v1/agents', body });
  const path = '/v1/agent-tokens';
  const request = { ...call, path, body: { agentId: agent.id } };
  return (await client.call<{ token: string }>(request)).token;
}
