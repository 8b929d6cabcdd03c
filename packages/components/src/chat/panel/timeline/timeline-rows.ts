import type { Role } from '@tellerkit/sdk';
import type { LiveSnapshot, MarkerItem, TimelineItem } from '@tellerkit/sdk/live';
import type { Entry } from '../message/entry.ts';

/** What one speaker says in one go, drawn close together under one name and time. */
export interface SpeakerRow {
  readonly kind: 'speaker';
  readonly key: string;
  readonly role: Role;
  /** The speaker's own name; null for the customer and for an assistant without one. */
  readonly name: string | null;
  /** When it began, as RFC 3339; null while only an answer grows in it. */
  readonly at: string | null;
  readonly entries: readonly Entry[];
}

/** A row of the timeline: what one speaker says, or that somebody came or went. */
export type Row = SpeakerRow | MarkerItem;

/** What is said later than this after the one before gets a time of its own. */
const pauseMs = 5 * 60_000;

/**
 * The rows of a timeline: stored items, then one's own messages on their way, then the growing answer,
 * which is stored after them; neighbours of one speaker are grouped.
 */
export function timelineRows(
  items: readonly TimelineItem[],
  { answer, outgoing }: Pick<LiveSnapshot, 'answer' | 'outgoing'>,
): readonly Row[] {
  const rows: Row[] = [];
  for (const item of items) {
    if (item.kind !== 'message') rows.push(item);
    else {
      const { author, createdAt } = item.message;
      add(rows, item, author.role, author.displayName, createdAt);
    }
  }
  for (const message of outgoing)
    add(
      rows,
      { kind: 'outgoing', key: message.key, outgoing: message },
      'customer',
      null,
      message.createdAt,
    );
  if (answer) add(rows, { kind: 'answer', key: answer.messageId, answer }, 'assistant', null, null);
  return rows;
}

function add(rows: Row[], entry: Entry, role: Role, name: string | null, at: string | null): void {
  const last = rows.at(-1);
  if (last?.kind === 'speaker' && last.role === role && isSoonAfter(last, at)) {
    const isSame = name === null || last.name === null || last.name === name;
    if (isSame) {
      const entries = [...last.entries, entry];
      rows[rows.length - 1] = { ...last, entries, name: last.name ?? name, at: last.at ?? at };
      return;
    }
  }
  rows.push({ kind: 'speaker', key: `row-${entry.key}`, role, name, at, entries: [entry] });
}

function isSoonAfter(row: SpeakerRow, at: string | null): boolean {
  if (!at || !row.at) return true;
  return Date.parse(at) - Date.parse(lastTime(row) ?? row.at) < pauseMs;
}

function lastTime(row: SpeakerRow): string | null {
  const last = row.entries.at(-1);
  if (last?.kind === 'message') return last.message.createdAt;
  return last?.kind === 'outgoing' ? last.outgoing.createdAt : null;
}
