import { toTimestamp } from '../../base/clock.ts';
import type { StoredEvent } from '../../store/database/tables/stored-event.ts';
import type { EphemeralEvent } from './ephemeral-event.ts';

/**
 * Drops ephemeral events that would garble an answer for one reader: events that arrive after the answer's stored
 * message, and text that the reader already has from an `answer.snapshot` event.
 */
export class EphemeralFilter {
  #finished = '';
  #snapshot = { messageId: '', length: 0 };

  /**
   * Records a stored event that the reader gets. After the stored message of an answer, the reader gets no more pieces
   * of that answer.
   */
  passStored(event: StoredEvent): void {
    if (event.type === 'message.created' && event.data.message.author.role === 'assistant')
      this.#finished = event.data.message.id;
  }

  /**
   * Builds the `answer.snapshot` event for the reader; undefined if no answer is in progress, or if the reader has the
   * answer's stored message.
   */
  takeSnapshot(
    answer: { readonly messageId: string; readonly text: string } | undefined,
    conversationId: string,
    now: number,
  ): EphemeralEvent | undefined {
    if (!answer || answer.messageId === this.#finished) return undefined;
    const { messageId, text } = answer;
    this.#snapshot = { messageId, length: text.length };
    const occurredAt = toTimestamp(now);
    return { type: 'answer.snapshot', conversationId, occurredAt, data: { messageId, text } };
  }

  /** Checks that the reader still needs an ephemeral event. */
  accepts(event: EphemeralEvent): boolean {
    if (event.type === 'answer.snapshot') return event.data.messageId !== this.#finished;
    if (event.type !== 'answer.started' && event.type !== 'answer.delta') return true;
    const { messageId } = event.data;
    if (messageId === this.#finished) return false;
    if (messageId !== this.#snapshot.messageId) return true;
    return event.type === 'answer.delta' && event.data.offset >= this.#snapshot.length;
  }
}
