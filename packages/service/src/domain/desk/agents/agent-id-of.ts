import type { RequestContext } from '../../../http/request-context.ts';

/**
 * The agent who calls an endpoint that only agents may call.
 */
export function agentIdOf({ caller }: RequestContext): string {
  if (caller.kind !== 'agent') throw new TypeError('Only agents may call this endpoint');
  return caller.agentId;
}
