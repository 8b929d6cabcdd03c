const encoder = new TextEncoder();

/** One connection of a stream of events, fed by a test. */
export class FakeStream {
  isCancelled = false;
  #controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  readonly #body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      this.#controller = controller;
    },
    cancel: () => {
      this.isCancelled = true;
    },
  });

  /** Give it as the answer. */
  readonly response = new Response(this.#body, {
    headers: { 'content-type': 'text/event-stream; charset=utf-8' },
  });

  send(text: string | Uint8Array): void {
    this.#controller?.enqueue(typeof text === 'string' ? encoder.encode(text) : text);
  }

  /** Ends in order. */
  end(): void {
    this.#controller?.close();
  }

  /** Breaks as a lost connection does. */
  cut(): void {
    this.#controller?.error(new TypeError('terminated'));
  }
}

/** A stored event as it goes over the wire. */
export function storedEvent(sequence: number): string {
  const event = {
    type: 'survey.offered',
    conversationId: 'cnv_1',
    occurredAt: '2026-01-05T09:00:00.000Z',
    sequence,
    data: { surveyId: 'svy_银行' },
  };
  return `id: ${sequence}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;
}

/** An ephemeral event as it goes over the wire. */
export function ephemeralEvent(text: string): string {
  const event = {
    type: 'answer.delta',
    conversationId: 'cnv_1',
    occurredAt: '2026-01-05T09:00:00.000Z',
    data: { messageId: 'msg_1', offset: 0, text },
  };
  return `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;
}
