// Generated from the endpoints by `pnpm generate`; do not edit.

import type { Endpoints } from '../../generated/endpoints.ts';

import type { WireEndpoint } from '../format/wire-endpoint.ts';

/** Shared with other domains. */
export const shape2 = { token: 's', expiresAt: 's' } as const;

/** Sign a short-lived token that names a customer, to hand to the page. @public */
export const createCustomerToken: WireEndpoint<Endpoints['createCustomerToken']> = {
  id: 'customerTokens.create',
  method: 'POST',
  path: '/v1/customer-tokens',
  response: shape2,
};
