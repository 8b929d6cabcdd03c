import type { RateLimits } from '../rate-limits/rate-limits.ts';
import type { CustomerTokenKeyOptions } from './customer-token-key.ts';

/**
 * Settings of a tenant while the service runs.
 */
export interface TenantSettings {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly allowedOrigins: readonly string[];
  readonly offerTimeoutMs: number;
  readonly customerTokenKeys: readonly CustomerTokenKeyOptions[];
  readonly rateLimits: RateLimits | false;
}
