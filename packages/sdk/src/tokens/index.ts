export { signCustomerToken } from './sign-customer-token.ts';
export type { SignCustomerTokenOptions } from './sign-customer-token.ts';
export type { CustomerTokenKey } from './customer-token-key.ts';
export type { IssuedToken, Jwk } from '@tellerkit/contract';
