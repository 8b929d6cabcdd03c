import type { Assistant, AssistantDone, AssistantQuestion } from '../../../assistant/assistant.ts';
import type { Limits } from '../../../base/limits.ts';
import type { Runtime } from '../../../base/runtime.ts';
import { AnswerPieces } from './answer-pieces.ts';

/** Dependencies of {@link readAnswer}. */
export interface ReadAnswerParts extends Pick<Runtime, 'clock' | 'signal'> {
  readonly assistant: Assistant;
  readonly limits: Pick<Limits, 'answerMs' | 'answerSilenceMs'>;
}

/**
 * Reads an answer to its end and passes on each piece of text.
 *
 * @throws Error if the assistant fails, is silent or takes too long, or ends without a `done` chunk, or if `signal`
 * aborts.
 */
export async function readAnswer(
  { assistant, clock, limits, signal }: ReadAnswerParts,
  question: AssistantQuestion,
  onText: (text: string) => void,
): Promise<AssistantDone> {
  const stop = new AbortController();
  const abort = () =>
    stop.abort(
      new Error('The answer exceeded `answerMs` or `answerSilenceMs`, or its caller aborted it'),
    );
  signal.addEventListener('abort', abort, { once: true });
  if (signal.aborted) abort();
  const stopTotal = clock.setTimeout(abort, limits.answerMs);
  const chunks = assistant.answer(question, { signal: stop.signal })[Symbol.asyncIterator]();
  const pieces = new AnswerPieces();
  const pass = (text: string) => {
    if (text !== '') onText(text);
  };
  try {
    for (;;) {
      const stopSilence = clock.setTimeout(abort, limits.answerSilenceMs);
      const next = await orAbort(chunks.next(), stop.signal).finally(stopSilence);
      if (next.done)
        throw new Error(
          'The assistant ended without a `done` chunk. Yield `done` as its last chunk.',
        );
      if (next.value.type === 'done') {
        pass(pieces.end());
        return next.value;
      }
      pass(pieces.add(next.value.text));
    }
  } finally {
    stopTotal();
    signal.removeEventListener('abort', abort);
    // Not awaited: an assistant that hangs must not block the conversation
    void Promise.resolve(chunks.return?.()).catch(() => undefined);
  }
}

function orAbort<T>(task: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason as Error);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    task.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
