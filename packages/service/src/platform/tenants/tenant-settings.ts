import type { Bounds } from '../bounds/bounds.ts';
import type { RateLimits } from '../rate-limits/rate-limits.ts';
import type { AllowedOrigins } from './allowed-origins.ts';
import type { CustomerTokenKeyOptions } from './customer-token-key.ts';
import type { SessionSettings } from './session-options.ts';

/**
 * Settings of a tenant while the service runs.
 */
export interface TenantSettings {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly allowedOrigins: AllowedOrigins;
  readonly offerTimeoutMs: number;
  readonly dispositions: readonly string[];
  readonly customerTokenKeys: readonly CustomerTokenKeyOptions[];
  readonly sessions: SessionSettings;
  readonly rateLimits: RateLimits | false;
  readonly bounds: Bounds;
  /** SHA-256 hashes of the API keys in the options. */
  readonly keyHashes: readonly string[];
}
