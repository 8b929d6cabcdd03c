import type { HandOffDesk } from '../conversations/hand-off-desk.ts';
import { releaseConversation } from './assignments/release-conversation.ts';
import { joinQueue } from './entries/join.ts';
import type { DeskContext } from './routing/desk-context.ts';

/**
 * Creates the part of the desk that conversations use.
 */
export function createHandOffDesk(desk: DeskContext): HandOffDesk {
  return {
    join: (unit, handOff) => joinQueue(desk, unit, handOff),
    release: (unit, closed) => releaseConversation(desk, unit, closed),
  };
}
