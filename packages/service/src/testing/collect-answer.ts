import type { AssistantChunk, AssistantDone } from '../assistant/assistant.ts';

/** Reads a whole answer of an assistant and returns its text and its last chunk, of the type `done`. */
export async function textAndDone(
  answer: AsyncIterable<AssistantChunk>,
): Promise<{ text: string; pieces: string[]; done: AssistantDone }> {
  const pieces: string[] = [];
  let done: AssistantDone | undefined;
  for await (const chunk of answer) {
    if (chunk.type === 'text') pieces.push(chunk.text);
    else done = chunk;
  }
  if (done === undefined) throw new Error('The answer ended without a done chunk.');
  return { text: pieces.join(''), pieces, done };
}

/** Reads a whole answer and returns its last chunk. */
export async function lastOf(answer: AsyncIterable<AssistantChunk>): Promise<AssistantDone> {
  return (await textAndDone(answer)).done;
}
