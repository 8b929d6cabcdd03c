import type { Assistant, AssistantChunk, AssistantQuestion } from '../assistant/assistant.ts';

/** What a {@link ScriptedAssistant} does at one question: chunks, and promises to wait for between. @internal */
export type Script = (question: AssistantQuestion) => Iterable<AssistantChunk | Promise<unknown>>;

/**
 * An assistant that says what it was told to. It notes what it was asked.
 *
 * @internal
 */
export class ScriptedAssistant implements Assistant {
  readonly questions: AssistantQuestion[] = [];
  script: Script;

  constructor(script: Script = (question) => [text(`You asked: ${question.text}`), done()]) {
    this.script = script;
  }

  async *answer(question: AssistantQuestion): AsyncGenerator<AssistantChunk> {
    this.questions.push(question);
    for (const step of this.script(question)) {
      if (step instanceof Promise) await step;
      else yield step;
    }
  }
}

/** A piece of an answer. @internal */
export function text(words: string): AssistantChunk {
  return { type: 'text', text: words };
}

/** The end of an answer. @internal */
export function done(
  parts: Partial<Extract<AssistantChunk, { type: 'done' }>> = {},
): AssistantChunk {
  return {
    type: 'done',
    intent: 'answer',
    confidence: 0.9,
    citations: [],
    quickReplies: [],
    offerHandOff: false,
    mood: 'calm',
    ...parts,
  };
}
