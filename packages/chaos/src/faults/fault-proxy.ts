import { once } from 'node:events';
import { Agent, createServer, request as sendRequest } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { wait } from '../base/wait.ts';
import type { Plan, PlannedFault } from './fault-plan.ts';

/** Answers requests that the proxy must not forward, such as requests for the page. Returns true after an answer. */
export type Serve = (request: IncomingMessage, response: ServerResponse) => boolean;

/** A request and its body, kept because a fault may send it twice. */
interface ReceivedRequest {
  readonly request: IncomingMessage;
  readonly body: Buffer;
}

/**
 * A proxy between clients and the service that injects the planned faults. Without a plan it forwards every
 * request unchanged.
 */
export class FaultProxy {
  /** Number of injected faults, by kind. */
  readonly injected = new Map<string, number>();
  plan: Plan | undefined;
  /** Streams that were cut in the middle. */
  cutStreams = 0;
  readonly #port: number;
  readonly #serve: Serve;
  readonly #server: Server;
  readonly #agent = new Agent({ keepAlive: true });
  #held: (() => void)[] = [];

  private constructor(servicePort: number, serve: Serve) {
    this.#port = servicePort;
    this.#serve = serve;
    this.#server = createServer((request, response) => {
      response.on('error', () => undefined);
      if (this.#serve(request, response)) return;
      this.#handle(request, response).catch(() => response.destroy());
    });
  }

  static async start(servicePort: number, serve: Serve = () => false): Promise<FaultProxy> {
    const proxy = new FaultProxy(servicePort, serve);
    proxy.#server.listen(0, '127.0.0.1');
    await once(proxy.#server, 'listening');
    return proxy;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Number of all injected faults. */
  get total(): number {
    return [...this.injected.values()].reduce((sum, count) => sum + count, 0);
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
    this.#agent.destroy();
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const received = { request, body: Buffer.concat(chunks) };
    const isStream = request.method === 'GET' && /\/stream(\?|$)/.test(request.url ?? '');
    const fault = isStream ? this.plan?.forStream() : this.plan?.forCall();
    if (fault) this.injected.set(fault.kind, (this.injected.get(fault.kind) ?? 0) + 1);
    if (fault?.kind === 'cut-before') return void response.destroy();
    if (fault?.kind === 'refuse') return refuse(response, fault);
    if (fault?.kind === 'delay') await wait(fault.ms);
    if (fault?.kind === 'reorder') await this.#hold(fault.ms);
    if (fault?.kind === 'duplicate') void this.#resend(received, fault.laterMs);
    const answer = await this.#send(received, response);
    this.#release();
    if (answer && (await pass(answer, response, fault))) this.cutStreams += 1;
  }

  /** Forwards a request to the service. Resolves to undefined if the caller or the service disconnects. */
  async #send(
    { request, body }: ReceivedRequest,
    response?: ServerResponse,
  ): Promise<IncomingMessage | undefined> {
    const sent = sendRequest({
      host: '127.0.0.1',
      port: this.#port,
      method: request.method,
      path: request.url,
      headers: { ...request.headers, 'content-length': body.length },
      agent: this.#agent,
    });
    const cancel = () => sent.destroy();
    response?.once('close', cancel);
    sent.on('error', () => response?.destroy());
    sent.end(body);
    try {
      const [answer] = (await once(sent, 'response')) as [IncomingMessage];
      answer.on('error', () => response?.destroy());
      return answer;
    } catch {
      return undefined;
    }
  }

  async #resend(received: ReceivedRequest, laterMs: number): Promise<void> {
    if (laterMs > 0) await wait(laterMs);
    (await this.#send(received))?.resume();
  }

  /** Waits until another request has passed, but for at most `ms` milliseconds. */
  async #hold(ms: number): Promise<void> {
    let release: () => void = () => undefined;
    const passed = new Promise<void>((resolve) => (release = resolve));
    this.#held.push(release);
    await Promise.race([passed, wait(ms)]);
  }

  #release(): void {
    const held = this.#held;
    this.#held = [];
    for (const release of held) release();
  }
}

/** Forwards a response as far as the fault permits. Resolves to true if the fault has cut a stream. */
async function pass(
  answer: IncomingMessage,
  response: ServerResponse,
  fault: PlannedFault | undefined,
): Promise<boolean> {
  if (fault?.kind === 'cut-after') {
    const chunks: Buffer[] = [];
    for await (const chunk of answer) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    if (fault.share === 0) {
      response.destroy();
      return false;
    }
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    response.write(body.subarray(0, Math.floor(body.length * fault.share)), () =>
      response.destroy(),
    );
    return false;
  }
  response.writeHead(answer.statusCode ?? 502, answer.headers);
  if (fault?.kind !== 'cut-stream' && fault?.kind !== 'stall-stream') {
    answer.pipe(response);
    return false;
  }
  response.flushHeaders();
  let left = fault.bytes;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    if (left > 0) response.write(chunk.subarray(0, left));
    left -= chunk.length;
    if (left <= 0 && fault.kind === 'cut-stream') {
      // Destroys the connection only after the written bytes have been sent
      response.write('', () => response.destroy());
      return true;
    }
  }
  response.destroy();
  return false;
}

function refuse(
  response: ServerResponse,
  { status, retryAfter }: Extract<PlannedFault, { kind: 'refuse' }>,
): void {
  const code = status === 429 ? 'rate-limited' : status === 500 ? 'internal' : 'unavailable';
  const title = 'A fault of the chaos run';
  const body = { type: 'about:blank', title, status, detail: title, code, requestId: 'req_chaos' };
  response.writeHead(status, {
    'content-type': 'application/problem+json',
    // Pages of other origins can read the response only with these headers, which the service sends too
    'access-control-allow-origin': '*',
    'access-control-expose-headers': '*',
    ...(retryAfter !== undefined && { 'retry-after': retryAfter }),
  });
  response.end(JSON.stringify(body));
}
