import type { Assistant } from '@tellerkit/service';

/** Creates an assistant that answers every question with the text of a function, and is sure of it. */
export function echoAssistant(reply: (question: string) => string): Assistant {
  return {
    async *answer({ text }) {
      yield { type: 'text', text: reply(text) };
      yield {
        type: 'done',
        intent: 'answer',
        mood: 'calm',
        confidence: 1,
        citations: [],
        quickReplies: [],
        offerHandOff: false,
      };
    },
  };
}
