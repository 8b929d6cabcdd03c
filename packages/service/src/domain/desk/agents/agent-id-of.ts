import type { RequestContext } from '../../../http/request-context.ts';

/**
 * Returns the id of the calling agent, for endpoints that only agents may call.
 */
export function agentIdOf({ caller }: RequestContext): string {
  if (caller.kind !== 'agent') throw new TypeError('Only agents may call this endpoint');
  return caller.agentId;
}
