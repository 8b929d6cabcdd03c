import { slug } from '@tellerkit/contract';
import { checkCustomerTokenKeys } from './customer-token-key.ts';
import { checkSessionOptions } from './session-options.ts';
import type { TenantOptions } from './tenant-options.ts';

const keyShape = /^(pk|sk)_[A-Za-z0-9_-]{16,}$/;

/**
 * Throws if a tenant is invalid, before the service writes anything to the database.
 *
 * @throws TypeError that names the tenant and the remedy, but never a key.
 */
export function checkTenants(tenants: readonly TenantOptions[]): void {
  const slugs = new Set<string>();
  const keys = new Set<string>();
  for (const tenant of tenants) {
    if (!slug.safeParse(tenant.slug).success)
      throw new TypeError(
        'The `slug` of a tenant is invalid: use lower-case letters, digits and hyphens.',
      );
    if (slugs.has(tenant.slug))
      throw new TypeError(
        `Two tenants have the slug \`${tenant.slug}\`: give each tenant its own slug.`,
      );
    slugs.add(tenant.slug);
    checkCustomerTokenKeys(tenant.customerTokenKeys ?? [], tenant.slug);
    checkSessionOptions(tenant.sessions, tenant.slug);
    for (const [prefix, list] of [
      ['pk_', tenant.publishableKeys],
      ['sk_', tenant.secretKeys],
    ] as const) {
      for (const key of list) {
        checkKey(key, prefix, tenant.slug);
        if (keys.has(key))
          throw new TypeError(
            `An API key of tenant ${tenant.slug} is listed twice in \`tenants\`: list each key once, for one tenant.`,
          );
        keys.add(key);
      }
    }
  }
}

function checkKey(key: string, prefix: 'pk_' | 'sk_', tenant: string) {
  if (key.startsWith(prefix) && keyShape.test(key)) return;
  const kind = prefix === 'pk_' ? 'publishable' : 'secret';
  throw new TypeError(
    `A ${kind} key of tenant ${tenant} is invalid: use \`${prefix}\`, then at least 16 letters, digits, \`-\` or \`_\`.`,
  );
}
