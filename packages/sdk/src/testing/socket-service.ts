import { subscribe } from 'node:diagnostics_channel';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { nodeTransport } from '../node/node-transport.ts';
import type { NodeTransport } from '../node/node-transport.ts';
import type { HttpTransport } from '../transport/http-transport.ts';
import type { FakeService } from './fake-service.ts';
import { settleWith } from '@tellerkit/tooling/settle';

/**
 * Serves fake services on a real socket, so that tests written for `fetch` also run over the Node transport. A header
 * names the fake service for each request.
 */
export class SocketService {
  readonly #services = new Map<string, FakeService>();
  readonly #server: Server;
  readonly #transport: NodeTransport;
  /** Both ends of each connection, by the client's port. */
  readonly #ends = new Map<number | undefined, { client?: Socket; server?: Socket }>();
  #connecting = 0;

  static async start(): Promise<SocketService> {
    const server = createServer({ keepAliveTimeout: 60_000 });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new SocketService(server, await nodeTransport());
  }

  private constructor(server: Server, transport: NodeTransport) {
    this.#server = server;
    this.#transport = transport;
    server.on('request', (request, response) => void this.#serve(request, response));
    server.on('connection', (socket: Socket) => this.#watch('server', socket.remotePort, socket));
    subscribe('undici:client:beforeConnect', () => this.#connecting++);
    subscribe('undici:client:connectError', () => this.#connecting--);
    subscribe('undici:client:connected', (message) => {
      const { socket } = message as { socket: Socket };
      this.#connecting--;
      this.#watch('client', socket.localPort, socket);
    });
    settleWith(() => this.#isQuiet());
  }

  /** Returns a transport to a fake service, for a client's `http` option. */
  transportTo(service: FakeService): HttpTransport {
    const name = `service-${this.#services.size}`;
    this.#services.set(name, service);
    const { port } = this.#server.address() as AddressInfo;
    return (request) => {
      const { pathname, search } = new URL(request.url);
      const url = `http://127.0.0.1:${port}${pathname}${search}`;
      const headers = { ...request.headers, 'x-fake-service': name, 'x-fake-url': request.url };
      return this.#transport({ ...request, url, headers });
    };
  }

  async stop(): Promise<void> {
    await this.#transport.close();
    this.#server.close();
    this.#server.closeAllConnections();
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { 'x-fake-service': name, 'x-fake-url': url, host: _, ...headers } = request.headers;
    const controller = new AbortController();
    response.on('close', () => controller.abort(new Error('The client has disconnected.')));
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) body += String(chunk);
    try {
      const answer = await this.#services.get(String(name))!.fetch(String(url), {
        method: request.method!,
        headers: headers as Record<string, string>,
        body: body || null,
        signal: controller.signal,
      });
      response.writeHead(answer.status, Object.fromEntries(answer.headers)).flushHeaders();
      const reader = answer.body?.getReader();
      response.on('close', () => void reader?.cancel().catch(() => undefined));
      for (;;) {
        const { done, value } = (await reader?.read()) ?? { done: true };
        if (done) break;
        response.write(value);
      }
      response.end();
    } catch {
      response.destroy();
    }
  }

  #watch(end: 'client' | 'server', port: number | undefined, socket: Socket): void {
    const ends = this.#ends.get(port) ?? {};
    ends[end] = socket;
    this.#ends.set(port, ends);
    socket.on('close', () => {
      if (ends.client?.destroyed && ends.server?.destroyed) this.#ends.delete(port);
    });
  }

  /** Returns true if no data is in transit: each end has received all bytes of the other, or both are closed. */
  #isQuiet(): boolean {
    const isSettled = ({ client, server }: { client?: Socket; server?: Socket }) =>
      client &&
      server &&
      client.destroyed === server.destroyed &&
      client.bytesWritten === server.bytesRead &&
      server.bytesWritten === client.bytesRead;
    return this.#connecting === 0 && [...this.#ends.values()].every(isSettled);
  }
}
