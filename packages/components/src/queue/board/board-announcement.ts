import type { QueueBoard } from '@tellerkit/sdk';
import { withoutControls } from '../../locales/bidi.ts';
import type { BoardStrings } from './strings.en.ts';

/** Returns the text that a screen reader reads for a board: the called tickets with their desks, newest first. */
export function boardAnnouncement({ called }: QueueBoard, strings: BoardStrings): string {
  return called
    .map(({ ticket, desk }) =>
      strings.news(ticket, desk ? strings.desk(withoutControls(desk)) : strings.noDesk),
    )
    .join(' ');
}
