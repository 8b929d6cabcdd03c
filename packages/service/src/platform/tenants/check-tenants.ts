import { code, slug } from '@tellerkit/contract';
import { isWeakSecret, secretCommand } from '../../base/weak-secret.ts';
import { checkCustomerTokenKeys } from './customer-token-key.ts';
import { parseOrigin } from './parse-origin.ts';
import { checkSessionOptions } from './session-options.ts';
import type { TenantOptions } from './tenant-options.ts';

const maxDispositions = 100;
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
    checkCodes(tenant);
    checkOrigins(tenant);
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

/** Checks the codes of a tenant that reach webhooks, metrics or responses. */
function checkCodes({ slug: tenant, dispositions = [], queues = [] }: TenantOptions) {
  if (dispositions.length > maxDispositions)
    throw new TypeError(
      `\`dispositions\` of tenant ${tenant} has too many codes: use at most ${maxDispositions}.`,
    );
  const codes = {
    dispositions,
    'queues.slug': queues.map((queue) => queue.slug),
    'queues.skill': queues.flatMap(({ skill }) => skill ?? []),
  };
  for (const [name, values] of Object.entries(codes))
    if (!values.every((value) => code.safeParse(value).success))
      throw new TypeError(
        `\`${name}\` of tenant ${tenant} holds an invalid code: use at most 64 lower-case letters, digits and single hyphens, without long numbers.`,
      );
}

function checkOrigins({ slug: tenant, allowedOrigins = [] }: TenantOptions) {
  if (!Array.isArray(allowedOrigins))
    throw new TypeError(
      `\`allowedOrigins\` of tenant ${tenant} is invalid: use a list of origins.`,
    );
  for (const [index, entry] of allowedOrigins.entries()) {
    const parsed = parseOrigin(String(entry));
    if ('problem' in parsed)
      throw new TypeError(
        `\`allowedOrigins[${index}]\` of tenant ${tenant} is invalid: ${parsed.problem}.`,
      );
  }
}

function checkKey(key: string, prefix: 'pk_' | 'sk_', tenant: string) {
  const isSecret = prefix === 'sk_';
  const kind = isSecret ? 'secret' : 'publishable';
  if (isSecret && keyShape.test(key) && isWeakSecret(key.slice(prefix.length)))
    throw new TypeError(
      `A secret key of tenant ${tenant} is easy to guess: use \`sk_\`, then the output of \`${secretCommand}\`.`,
    );
  if (key.startsWith(prefix) && keyShape.test(key)) return;
  throw new TypeError(
    `A ${kind} key of tenant ${tenant} is invalid: use \`${prefix}\`, then at least 16 letters, digits, \`-\` or \`_\`.`,
  );
}
