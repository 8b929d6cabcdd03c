import { issuedToken } from '../common/issued-token.ts';
import { defineEndpoint } from '../common/endpoint.ts';
import { newCustomerToken } from './schemas.ts';

/** Signs a token for a customer who is signed in at the bank. @public */
export const createCustomerToken = defineEndpoint({
  id: 'customerTokens.create',
  method: 'POST',
  path: '/v1/customer-tokens',
  summary: 'Signs a short-lived token that identifies a customer. Pass the token to the page.',
  body: newCustomerToken,
  status: 201,
  response: issuedToken,
  errors: [],
  callers: ['secret'],
  idempotent: false,
});
