import type { QueueBoard } from '@tellerkit/sdk';
import type { BoardStrings } from './strings.en.ts';

/** What is read out of a board: the tickets that are called, newest first. */
export function boardNews({ called }: QueueBoard, strings: BoardStrings): string {
  return called
    .map(({ ticket, desk }) => strings.news(ticket, desk ? strings.desk(desk) : strings.noDesk))
    .join(' ');
}
