import type { TenantOptions } from '../platform/tenants/tenant-options.ts';
import { createTestService } from '../test-kit/index.ts';
import type { TestService, TestServiceOptions } from '../test-kit/index.ts';

/** API keys of the two banks of {@link startTwoBanks}. */
export const keys = {
  publishable: 'pk_test_ginkgo_0001',
  secret: 'sk_test_ginkgo_0001',
  otherPublishable: 'pk_test_maple_00001',
  otherSecret: 'sk_test_maple_00001',
} as const;

const ginkgo: TenantOptions = {
  slug: 'ginkgo',
  name: 'Ginkgo Bank',
  publishableKeys: [keys.publishable],
  secretKeys: [keys.secret],
  allowedOrigins: ['https://bank.example'],
};

const maple: TenantOptions = {
  slug: 'maple',
  name: 'Maple Bank',
  publishableKeys: [keys.otherPublishable],
  secretKeys: [keys.otherSecret],
};

/** Options of {@link startTwoBanks}. */
export interface TwoBanksOptions extends TestServiceOptions {
  /** Tenant options of the first bank that replace its default options. */
  readonly bank?: Partial<TenantOptions>;
}

/**
 * Starts a test service with two tenants, so that a test can check their isolation.
 */
export function startTwoBanks({ bank, ...options }: TwoBanksOptions = {}): Promise<TestService> {
  return createTestService({ tenants: [{ ...ginkgo, ...bank }, maple], ...options });
}
