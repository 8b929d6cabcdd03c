/**
 * Reads a stream of Server-Sent Events without delay and records the events for a test.
 */
export class EventLog<Event> {
  readonly events: Event[] = [];
  /** Resolves when the stream has ended. Rejects if the stream breaks without `stop`. */
  readonly ended: Promise<void>;
  readonly #cut: AbortController;

  constructor(response: Response, cut: AbortController) {
    this.#cut = cut;
    this.ended = this.#read(response);
  }

  /** The event that the log recorded last. Undefined if there is none. */
  get last(): Event | undefined {
    return this.events.at(-1);
  }

  async stop(): Promise<void> {
    this.#cut.abort();
    await this.ended;
  }

  async #read(response: Response): Promise<void> {
    let text = '';
    try {
      for await (const chunk of (response.body ?? new ReadableStream()).pipeThrough(
        new TextDecoderStream(),
      )) {
        text += chunk;
        const blocks = text.split('\n\n');
        text = blocks.pop() ?? '';
        for (const block of blocks) {
          const data = /^data: (.*)$/m.exec(block)?.[1];
          if (data !== undefined) this.events.push(JSON.parse(data) as Event);
        }
      }
    } catch (error) {
      if (!this.#cut.signal.aborted) throw error;
    }
  }
}
