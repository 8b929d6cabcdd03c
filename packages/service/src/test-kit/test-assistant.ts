import type {
  Assistant,
  AssistantChunk,
  AssistantDone,
  AssistantQuestion,
} from '../assistant/assistant.ts';
import type { TestClock } from './test-clock.ts';

/**
 * What a {@link TestAssistant} says to a question.
 *
 * @public
 */
export interface ScriptedAnswer extends Partial<Omit<AssistantDone, 'type'>> {
  /**
   * The answer, or its pieces in the order in which they are streamed; a promise among them is waited
   * for, however long that takes.
   * @defaultValue nothing
   */
  readonly text?: string | readonly (string | Promise<unknown>)[];
  /** Time between two pieces on the test's clock, in milliseconds. @defaultValue 0, at once */
  readonly everyMs?: number;
  /**
   * How it ends: whole, with a failure behind its text, or not at all until the service gives it up.
   * @defaultValue `'done'`
   */
  readonly ending?: 'done' | 'fails' | 'hangs';
}

/**
 * An assistant that says what the test tells it to, and notes what it was asked.
 *
 * @example
 * ```ts
 * bank.assistant.answers('Block it in the app.');
 * bank.assistant.answersNext({ text: ['Let ', 'me ', 'see.'], everyMs: 50 });
 * bank.assistant.answersNext({ text: 'Perhaps.', confidence: 0.2 }); // a person is offered
 * bank.assistant.fails();
 * ```
 *
 * @public
 */
export class TestAssistant implements Assistant {
  /** What it was asked, oldest first. */
  readonly questions: readonly AssistantQuestion[] = [];
  readonly #clock: TestClock;
  readonly #next: ScriptedAnswer[] = [];
  #standing: ScriptedAnswer | undefined;

  /** @internal */
  constructor(clock: TestClock) {
    this.#clock = clock;
  }

  /** What it says from now on. Until then it repeats the question. */
  answers(answer: string | ScriptedAnswer): void {
    this.#standing = read(answer);
  }

  /** What it says to the next question only; more calls, more questions, in turn. */
  answersNext(answer: string | ScriptedAnswer): void {
    this.#next.push(read(answer));
  }

  /** It fails from now on: customers are told so and offered a person. */
  fails(): void {
    this.#standing = { ending: 'fails' };
  }

  /** Called by the service. */
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
    if (ending === 'fails') throw new Error('The scripted assistant fails');
    if (ending === 'hangs') await this.#pause(Infinity, signal);
    yield { ...plainEnd, ...parts };
  }

  /** @throws the signal's reason when it aborts. */
  #pause(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const callOff = ms === Infinity ? () => undefined : this.#clock.after(ms, resolve);
      const abort = () => {
        callOff();
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
