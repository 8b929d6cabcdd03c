import type {
  Assistant,
  AssistantChunk,
  AssistantDone,
  AssistantQuestion,
} from '../assistant/assistant.ts';
import type { TestClock } from './test-clock.ts';

/**
 * The answer of a {@link TestAssistant} to a question.
 *
 * @public
 */
export interface ScriptedAnswer extends Partial<Omit<AssistantDone, 'type'>> {
  /**
   * The text of the answer, or its pieces in the order in which they are streamed. A promise among the pieces pauses
   * the answer until it resolves.
   * @defaultValue no text
   */
  readonly text?: string | readonly (string | Promise<unknown>)[];
  /** Milliseconds between two pieces, on the test's clock. @defaultValue 0 */
  readonly everyMs?: number;
  /**
   * The end of the answer. `'done'` completes the answer, `'fails'` throws after the text, and `'hangs'` sends nothing
   * more until the service stops waiting.
   * @defaultValue `'done'`
   */
  readonly ending?: 'done' | 'fails' | 'hangs';
}

/**
 * An assistant that gives scripted answers and records the questions.
 *
 * @example
 * ```ts
 * bank.assistant.answers('Block it in the app.');
 * bank.assistant.answersNext({ text: ['Let ', 'me ', 'see.'], everyMs: 50 });
 * bank.assistant.answersNext({ text: 'Perhaps.', confidence: 0.2 }); // offers a hand-off
 * bank.assistant.fails();
 * ```
 *
 * @public
 */
export class TestAssistant implements Assistant {
  /** The questions that the assistant received, oldest first. */
  readonly questions: readonly AssistantQuestion[] = [];
  readonly #clock: TestClock;
  readonly #next: ScriptedAnswer[] = [];
  #standing: ScriptedAnswer | undefined;

  /** @internal */
  constructor(clock: TestClock) {
    this.#clock = clock;
  }

  /** Sets the answer to all further questions. By default the assistant repeats the question. */
  answers(answer: string | ScriptedAnswer): void {
    this.#standing = read(answer);
  }

  /** Sets the answer to the next question only. Several calls queue answers for several questions. */
  answersNext(answer: string | ScriptedAnswer): void {
    this.#next.push(read(answer));
  }

  /**
   * Makes every further answer fail. The service then tells the customer that the assistant failed, and offers a
   * hand-off.
   */
  fails(): void {
    this.#standing = { ending: 'fails' };
  }

  /** Streams the scripted answer. The service calls this method; tests do not need it. */
  async *answer(
    question: AssistantQuestion,
    { signal }: { signal: AbortSignal },
  ): AsyncGenerator<AssistantChunk> {
    (this.questions as AssistantQuestion[]).push(question);
    const echo: ScriptedAnswer = { text: `You asked: ${question.text}` };
    const {
      text = [],
      everyMs = 0,
      ending,
      ...parts
    } = this.#next.shift() ?? this.#standing ?? echo;
    for (const [index, piece] of [text].flat().entries()) {
      if (index > 0 && everyMs > 0) await this.#pause(everyMs, signal);
      if (typeof piece !== 'string') await piece;
      signal.throwIfAborted();
      if (typeof piece === 'string') yield { type: 'text', text: piece };
    }
    if (ending === 'fails')
      throw new Error(
        'This answer fails because the test called `fails` or set its `ending` to `fails`.',
      );
    if (ending === 'hangs') await this.#pause(Infinity, signal);
    yield { ...plainEnd, ...parts };
  }

  /** Waits for `ms` milliseconds of the test's clock. @throws the reason of the signal if the signal aborts. */
  #pause(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const cancel = ms === Infinity ? () => undefined : this.#clock.after(ms, resolve);
      const abort = () => {
        cancel();
        reject(signal.reason as Error);
      };
      if (signal.aborted) abort();
      else signal.addEventListener('abort', abort, { once: true });
    });
  }
}

const plainEnd: AssistantDone = {
  type: 'done',
  intent: 'answer',
  confidence: 0.9,
  citations: [],
  quickReplies: [],
  offerHandOff: false,
  mood: 'calm',
};

function read(answer: string | ScriptedAnswer): ScriptedAnswer {
  return typeof answer === 'string' ? { text: answer } : answer;
}
