/**
 * The author of an earlier message.
 * @public
 */
export type TurnRole = 'customer' | 'assistant' | 'agent';

/**
 * An earlier message of the conversation.
 * @public
 */
export interface Turn {
  readonly role: TurnRole;
  readonly text: string;
}

/**
 * A question of a customer, with everything that an assistant may use to answer.
 * @public
 */
export interface AssistantQuestion {
  readonly tenantId: string;
  readonly conversationId: string;
  /** BCP 47 tag of the page's language. The question may be in another language. */
  readonly locale: string;
  readonly text: string;
  /**
   * Earlier messages, oldest first, without the question itself. The question and its history have at most the newest 20
   * messages, and at most 64 KiB unless the newest message alone is larger.
   */
  readonly history: readonly Turn[];
  readonly now: Date;
}

/**
 * The assistant's classification of a question.
 * @public
 */
export type AssistantIntent = 'answer' | 'hand-off' | 'greeting' | 'thanks' | 'unsure';

/**
 * The mood of the customer.
 * @public
 */
export type Mood = 'calm' | 'upset';

/**
 * An article that an answer cites.
 * @public
 */
export interface Citation {
  readonly articleId: string;
  readonly slug: string;
  readonly title: string;
  /** Plain text, at most 160 characters. */
  readonly excerpt: string;
  readonly url: string | null;
}

/**
 * A reply that the customer can send with one tap. The id `hand-off` asks for a person. The built-in assistant also
 * uses `article:` followed by an article's slug.
 * @public
 */
export interface QuickReply {
  readonly id: string;
  readonly label: string;
}

/**
 * The next piece of a streamed answer, in Markdown.
 * @public
 */
export interface AssistantText {
  readonly type: 'text';
  readonly text: string;
}

/**
 * The end of an answer, with its sources and confidence.
 * @public
 */
export interface AssistantDone {
  readonly type: 'done';
  readonly intent: AssistantIntent;
  /** Likelihood that the answer is right, from 0 to 1. */
  readonly confidence: number;
  readonly citations: readonly Citation[];
  readonly quickReplies: readonly QuickReply[];
  /** True to show a quick reply that asks for a person below the answer. */
  readonly offerHandOff: boolean;
  readonly mood: Mood;
}

/**
 * A chunk of a streamed answer. An answer has any number of `text` chunks, then one `done` chunk.
 * @public
 */
export type AssistantChunk = AssistantText | AssistantDone;

/**
 * An assistant that streams answers to customers' questions. The service accepts any implementation.
 * @public
 */
export interface Assistant {
  /**
   * Streams the answer to a question.
   * @throws the signal's reason if the signal aborts before the answer is complete.
   */
  answer(
    question: AssistantQuestion,
    options: { signal: AbortSignal },
  ): AsyncIterable<AssistantChunk>;
}
