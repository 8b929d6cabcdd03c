import { randomHex } from './base/hash.ts';
import type { TenantOptions } from './platform/tenants/tenant-options.ts';

const keyBytes = 16;

/** Text of the article that the rehearsal imports, so that its searches find something. */
const article = `---
title: Warm-up
slug: warm-up
locale: en
validFrom: 2020-01-01
asked: [How do I block my card?]
---

# Block a card

Open the page of your cards and choose **Block**. A blocked card pays nothing.

# Order a new card

A new card arrives within five days.
`;

/**
 * Describes the tenant of one rehearsal. It exists only inside a transaction that is rolled back. Its random names let
 * several nodes rehearse at the same time without waiting for each other.
 */
export function rehearsalTenant() {
  const name = `rehearsal-${randomHex(keyBytes)}`;
  return {
    slug: name,
    name,
    publishableKeys: [`pk_${randomHex(keyBytes)}`],
    secretKeys: [`sk_${randomHex(keyBytes)}`],
    knowledge: [{ name: 'warm-up.md', text: article }],
    allowedOrigins: [],
    customerTokenKeys: [],
    rateLimits: false as const,
  } satisfies TenantOptions;
}
