// Generated from the endpoints by `pnpm generate`; do not edit.

import type { Endpoints } from '../../generated/endpoints.ts';

import type { WireEndpoint } from '../format/wire-endpoint.ts';

import { shape2 } from './customer-tokens.ts';

/** Sign a token for an agent whom the bank has signed in. @public */
export const createAgentToken: WireEndpoint<Endpoints['createAgentToken']> = {
  id: 'agentTokens.create',
  method: 'POST',
  path: '/v1/agent-tokens',
  response: shape2,
};
