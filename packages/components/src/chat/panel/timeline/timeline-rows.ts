import type { Role } from '@tellerkit/sdk';
import type { LiveSnapshot, MarkerItem, TimelineItem } from '@tellerkit/sdk/live';
import type { Entry } from '../message/entry.ts';

/** Consecutive messages of one speaker, drawn as a group under one name and time. */
export interface SpeakerRow {
  readonly kind: 'speaker';
  readonly key: string;
  readonly role: Role;
  /** Display name of the speaker; null for the customer and for an assistant without a name. */
  readonly name: string | null;
  /** RFC 3339 time of the first message; null while the row holds only a streaming answer. */
  readonly at: string | null;
  readonly entries: readonly Entry[];
}

/** A row of the timeline: messages of one speaker, or a marker. */
export type Row = SpeakerRow | MarkerItem;

/** Milliseconds between two messages of a speaker after which the later message starts a new row. */
const pauseMs = 5 * 60_000;

/**
 * Builds the rows of a timeline: stored items, then the customer's outgoing messages, then the streaming answer, which
 * the service stores after them. Consecutive messages of one speaker form a row.
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
