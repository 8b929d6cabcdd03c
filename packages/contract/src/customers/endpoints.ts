import * as z from 'zod/mini';
import { id } from '../common/ids.ts';
import { defineEndpoint } from '../common/endpoint.ts';
import { customer } from './schemas.ts';

/** Retrieves a customer. @public */
export const getCustomer = defineEndpoint({
  id: 'customers.get',
  method: 'GET',
  path: '/v1/customers/{customerId}',
  summary:
    "Retrieves a customer. Use it to look up the bank's own id of a customer whom a conversation or webhook names.",
  params: z.object({ customerId: id('customer') }),
  status: 200,
  response: customer,
  errors: ['not-found'],
  callers: ['secret'],
  idempotent: true,
});
