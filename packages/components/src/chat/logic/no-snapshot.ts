import type { LiveSnapshot } from '@tellerkit/sdk/live';

/** What there is to see before there is a conversation to follow. @internal */
export const noSnapshot: LiveSnapshot = {
  conversation: null,
  connection: 'idle',
  items: [],
  answer: null,
  outgoing: [],
  agent: null,
  typing: [],
  queueEntry: null,
  surveyId: null,
  firstSequence: 1,
  lastSequence: 0,
  error: null,
};

/** Whether it is not known yet what there is to see. @internal */
export function isStarting({ connection }: Pick<LiveSnapshot, 'connection'>): boolean {
  return connection === 'idle' || connection === 'loading';
}
