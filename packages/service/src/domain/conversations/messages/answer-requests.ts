import type { UnitOfWork } from '../../../store/unit-of-work.ts';
import type { ConversationRow } from '../rows.ts';

/** Takes the messages that the assistant shall answer. */
export interface AnswerRequests {
  /** Asks for an answer to the message with this number; the answer begins after the commit. */
  ask(unit: UnitOfWork, conversation: ConversationRow, sequence: number): Promise<void>;
}
