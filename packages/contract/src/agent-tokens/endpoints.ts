import { issuedToken } from '../common/issued-token.ts';
import { defineEndpoint } from '../common/endpoint.ts';
import { newAgentToken } from './schemas.ts';

/** Signs a token for an agent. @public */
export const createAgentToken = defineEndpoint({
  id: 'agentTokens.create',
  method: 'POST',
  path: '/v1/agent-tokens',
  summary:
    'Signs a token for an agent who is signed in at the bank. The token ends when the secret key is replaced, or when the agent is suspended or removed.',
  body: newAgentToken,
  status: 201,
  response: issuedToken,
  errors: ['not-found', 'conflict'],
  callers: ['secret'],
  idempotent: false,
});
