import { issuedToken } from '../common/issued-token.ts';
import { defineEndpoint } from '../common/endpoint.ts';
import { newCustomerToken } from './schemas.ts';

/** Signs a token for a customer whom the bank has signed in. @public */
export const createCustomerToken = defineEndpoint({
  id: 'customerTokens.create',
  method: 'POST',
  path: '/v1/customer-tokens',
  summary: 'Sign a short-lived token that names a customer, to hand to the page.',
  body: newCustomerToken,
  status: 201,
  response: issuedToken,
  errors: [],
  callers: ['secret'],
  idempotent: true,
});
