import type { LiveSnapshot } from '@tellerkit/sdk/live';
import { isWithoutNetwork } from '../../../problem/problem-of.ts';
import type { DeferredStrings } from '../../strings/deferred-strings.en.ts';

/** Returns the text for a chat without a connection: the network is lost, or the service cannot be reached. */
export function outageText(
  { offline, unavailable }: DeferredStrings,
  { error }: Pick<LiveSnapshot, 'error'>,
): string {
  return error && !isWithoutNetwork() ? unavailable : offline;
}
