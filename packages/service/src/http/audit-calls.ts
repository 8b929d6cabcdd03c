import { holdsPersonalNumber } from '@tellerkit/contract';
import type { Endpoint } from '@tellerkit/contract';
import type { CallerIdentity } from '../base/caller-identity.ts';
import type { ReadAudit } from '../platform/audit/read-audit.ts';
import type { RefusalAudit } from '../platform/audit/refusal-audit.ts';
import { isAuditedRead } from './audited-reads.ts';
import type { ServedRequest } from './served-request.ts';

/** Records a read of the bank's staff or back end before the response leaves. */
export async function auditRead(
  { reads, endpoint }: { readonly reads: ReadAudit; readonly endpoint: Endpoint },
  { requestId, params, url }: ServedRequest,
  caller: CallerIdentity,
) {
  if (!isAuditedRead(endpoint.id, caller)) return;
  const target = idIn(params) ?? filterOf(url.searchParams) ?? null;
  await reads.record({ caller, requestId, action: endpoint.id, target, status: endpoint.status });
}

/** Records a rejected call, whose repetitions within a minute share an entry. Never throws. */
export function auditRejection(
  { refusals, endpoint }: { readonly refusals: RefusalAudit; readonly endpoint: Endpoint },
  { requestId, params, network }: ServedRequest,
  caller: CallerIdentity,
  status: number,
): Promise<void> {
  const target = likelyIdIn(params) ?? null;
  return refusals.record({ caller, requestId, action: endpoint.id, target, status }, network);
}

/** Returns the id or slug in the path of a change. Undefined if the path has none. */
export function auditTargetOf(params: Readonly<Record<string, string>>): string | undefined {
  return idIn(params) ?? slugIn(params);
}

/** Returns the first path parameter if it has the form of an id. Any other value may hold text that somebody typed. */
function idIn(params: Readonly<Record<string, string>>): string | undefined {
  const [first] = Object.values(params);
  return first !== undefined && /^[a-z]{3}_[0-9a-hjkmnp-tv-z]{26}$/.test(first) ? first : undefined;
}

/** Returns the id of the customer by whom a list is filtered. The query has passed the check of the contract. */
function filterOf(query: URLSearchParams): string | undefined {
  const customerId = query.get('customerId');
  return customerId === null ? undefined : idIn({ customerId });
}

/**
 * Returns the id in a path that may name nothing, unless a caller may have put a number of a card or person into it:
 * the random part of an id is long enough for one. One id in 3,000 has nine digits in a row by chance.
 */
function likelyIdIn(params: Readonly<Record<string, string>>): string | undefined {
  const id = idIn(params);
  return id !== undefined && !/\d{9}/.test(id) ? id : undefined;
}

/** Returns the slug in a path, unless it may hold the number of a card, an account or a person. */
function slugIn({ slug }: Readonly<Record<string, string>>): string | undefined {
  return slug !== undefined && !holdsPersonalNumber(slug) ? slug : undefined;
}
