import type { Dispatcher } from 'undici';
import type { HttpResponse } from '../transport/http-transport.ts';
import { ResponseShapeError } from '../errors/response-shape-error.ts';
import { maxBodyBytes } from '../transport/read-text.ts';
import { toHeaders } from './to-headers.ts';

type Settle = (response: HttpResponse) => void;
type Fail = (reason: unknown) => void;

/** Collects the complete response of a call. Without a stream, a call costs a third less. */
export class BufferedResponse implements Dispatcher.DispatchHandler {
  readonly #settle: Settle;
  readonly #fail: Fail;
  readonly #signal: AbortSignal | undefined;
  readonly #chunks: Buffer[] = [];
  #controller: Dispatcher.DispatchController | undefined;
  #length = 0;
  #status = 0;
  #headers: Parameters<typeof toHeaders>[0] = {};

  constructor(signal: AbortSignal | undefined, settle: Settle, fail: Fail) {
    this.#settle = settle;
    this.#fail = fail;
    this.#signal = signal;
    signal?.addEventListener('abort', this.#abort);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#signal?.aborted) this.#abort();
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: Parameters<typeof toHeaders>[0],
  ): void {
    this.#status = status;
    this.#headers = headers;
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#length += chunk.length;
    if (this.#length <= maxBodyBytes) this.#chunks.push(chunk);
    else {
      this.#end();
      this.#fail(new ResponseShapeError('response', '', `at most ${maxBodyBytes} bytes`));
      controller.abort(new RangeError('The body is too large.'));
    }
  }

  onResponseEnd(): void {
    this.#end();
    const [first = Buffer.alloc(0), ...rest] = this.#chunks;
    const text = (rest.length ? Buffer.concat(this.#chunks) : first).toString('utf8');
    this.#settle({
      status: this.#status,
      headers: toHeaders(this.#headers),
      body: null,
      // Drops a byte order mark, as `fetch` does
      text: () => Promise.resolve(text.startsWith('\uFEFF') ? text.slice(1) : text),
    });
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.#end();
    this.#fail(error);
  }

  readonly #abort = () => {
    this.#end();
    this.#fail(this.#signal?.reason);
    this.#controller?.abort(this.#signal?.reason as Error);
  };

  #end(): void {
    this.#signal?.removeEventListener('abort', this.#abort);
  }
}
