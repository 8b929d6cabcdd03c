import type { UnitOfWork } from '../../../store/unit-of-work.ts';
import type { ConversationRow } from '../rows.ts';

/** Requests answers from the assistant. */
export interface AnswerRequests {
  /** Requests an answer to the message with this sequence number. The answer starts after the commit. */
  ask(unit: UnitOfWork, conversation: ConversationRow, sequence: number): Promise<void>;
}
