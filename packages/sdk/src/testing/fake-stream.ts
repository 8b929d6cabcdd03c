const encoder = new TextEncoder();

/** One connection of an event stream, fed by a test. */
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

  /** The response to return from a fake service. */
  readonly response = new Response(this.#body, {
    headers: { 'content-type': 'text/event-stream; charset=utf-8' },
  });

  send(text: string | Uint8Array): void {
    this.#controller?.enqueue(typeof text === 'string' ? encoder.encode(text) : text);
  }

  /** Ends the stream without an error. */
  end(): void {
    this.#controller?.close();
  }

  /** Breaks the stream as a lost connection does. */
  cut(): void {
    this.#controller?.error(new TypeError('terminated'));
  }
}

/** Returns a stored event in wire format. */
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

/** Returns an ephemeral event in wire format. */
export function ephemeralEvent(text: string): string {
  const event = {
    type: 'answer.delta',
    conversationId: 'cnv_1',
    occurredAt: '2026-01-05T09:00:00.000Z',
    data: { messageId: 'msg_1', offset: 0, text },
  };
  return `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;
}
