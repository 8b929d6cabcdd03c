/**
 * Who wrote a line of the conversation so far.
 * @public
 */
export type TurnRole = 'customer' | 'assistant' | 'agent';

/**
 * An earlier line of the conversation.
 * @public
 */
export interface Turn {
  readonly role: TurnRole;
  readonly text: string;
}

/**
 * What a customer asks, with all that an assistant may use to answer.
 * @public
 */
export interface AssistantQuestion {
  readonly tenantId: string;
  readonly conversationId: string;
  /** BCP 47 tag of the page; the question itself may be in another language. */
  readonly locale: string;
  readonly text: string;
  /** Oldest first, without the question itself. */
  readonly history: readonly Turn[];
  readonly now: Date;
}

/**
 * What the question turned out to be.
 * @public
 */
export type AssistantIntent = 'answer' | 'hand-off' | 'greeting' | 'thanks' | 'unsure';

/**
 * How the customer sounds.
 * @public
 */
export type Mood = 'calm' | 'upset';

/**
 * An article that an answer rests on.
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
 * A reply that the customer can send with one tap. The id is `hand-off` or `article:` and a slug.
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
 * The end of an answer and what is known about it.
 * @public
 */
export interface AssistantDone {
  readonly type: 'done';
  readonly intent: AssistantIntent;
  /** From 0 to 1: how likely the answer is right. */
  readonly confidence: number;
  readonly citations: readonly Citation[];
  readonly quickReplies: readonly QuickReply[];
  /** Whether a person should be offered next to the answer. */
  readonly offerHandOff: boolean;
  readonly mood: Mood;
}

/**
 * A piece of an answer: any number of texts, then one `done`.
 * @public
 */
export type AssistantChunk = AssistantText | AssistantDone;

/**
 * Answers customers' questions as a stream. The service takes any implementation.
 * @public
 */
export interface Assistant {
  /**
   * @throws the signal's reason when it aborts before the answer is complete.
   */
  answer(
    question: AssistantQuestion,
    options: { signal: AbortSignal },
  ): AsyncIterable<AssistantChunk>;
}
