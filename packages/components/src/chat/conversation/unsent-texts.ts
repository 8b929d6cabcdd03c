import type { LiveSnapshot, OutgoingMessage } from '@tellerkit/sdk/live';

/**
 * Returns unsent texts that are not stored on the device, and so would be lost when the chat leaves the conversation.
 */
export function unsentTexts({ outgoing }: Pick<LiveSnapshot, 'outgoing'>): readonly string[] {
  return outgoing
    .filter(({ kept, state }) => !kept && (state === 'waiting' || state === 'failed'))
    .flatMap(textsOf);
}

/** Returns the texts of a message. */
export const textsOf = ({ content }: Pick<OutgoingMessage, 'content'>): readonly string[] =>
  content.flatMap((block) => ('text' in block ? block.text : []));
