// Generated from the endpoints by `pnpm generate`; do not edit.

import type { Endpoints } from '../../generated/endpoints.ts';

import type { WireEndpoint } from '../format/wire-endpoint.ts';

/** Read a customer: the bank's own id of whom a conversation or webhook names. @public */
export const getCustomer: WireEndpoint<Endpoints['getCustomer']> = {
  id: 'customers.get',
  method: 'GET',
  path: '/v1/customers/{customerId}',
  response: {
    id: 's',
    externalId: ['0', 's'],
    displayName: ['0', 's'],
    anonymous: 'b',
    priority: 'n',
    createdAt: 's',
  },
};
