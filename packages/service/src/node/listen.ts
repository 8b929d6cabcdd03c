import { createServer } from 'node:http';
import type { Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { getRequestListener } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { ProblemError } from '../base/problem-error.ts';
import type { Service } from '../create-service.ts';
import { eventStreamType } from '../http/event-stream.ts';
import { problemResponse } from '../http/problem-response.ts';
import { refuseConnection } from './refuse-connection.ts';
import { shutDown } from './shut-down.ts';
import { writeStream } from './write-stream.ts';

/** Where and how {@link listen} listens. @public */
export interface ListenOptions {
  /** 0 takes any free one. @defaultValue 4310 */
  readonly port?: number;
  /** @defaultValue `127.0.0.1` */
  readonly host?: string;
  /**
   * How long {@link Listening.close} goes on serving while `/ready` says that no more requests should
   * come, so that a balancer looks elsewhere. In milliseconds.
   * @defaultValue 0
   */
  readonly drainMs?: number;
  /**
   * How long a sender may take for a whole request, in milliseconds; for its headers two thirds of it.
   * @defaultValue 15 000
   */
  readonly requestTimeoutMs?: number;
  /** How long {@link Listening.close} waits for requests in progress. @defaultValue 8 000 */
  readonly closeTimeoutMs?: number;
}

/** A service that can be reached. @public */
export interface Listening {
  /** For example `http://127.0.0.1:4310`. */
  readonly url: string;
  readonly port: number;
  /** Takes no more requests, ends streams, finishes what runs, then closes the service. */
  close(): Promise<void>;
}

const defaultPort = 4310;
const defaultCloseTimeoutMs = 8000;
const defaultRequestTimeoutMs = 15_000;
const longestCheckMs = 1000;

/**
 * Serves HTTP with Node. Senders who take too long for a request are cut.
 *
 * @throws Error of Node, for example with the code `EADDRINUSE` when the port is taken; the error of
 * `service.ready` if the service could not start.
 *
 * @public
 */
export async function listen(
  service: Pick<Service, 'fetch' | 'ready' | 'close'> & Partial<Pick<Service, 'drain'>>,
  options: ListenOptions = {},
): Promise<Listening> {
  const { port = defaultPort, host = '127.0.0.1' } = options;
  await service.ready;
  const answers = new Set<ServerResponse>();
  const server = createHttpServer(
    service,
    answers,
    options.requestTimeoutMs ?? defaultRequestTimeoutMs,
  );
  await startListening(server, port, host);
  const address = server.address() as AddressInfo;
  const shownHost = host.includes(':') ? `[${host}]` : host;
  let closed: Promise<void> | undefined;
  return {
    url: `http://${shownHost}:${address.port}`,
    port: address.port,
    close() {
      closed ??= shutDown({
        server,
        service,
        answers,
        drainMs: options.drainMs ?? 0,
        closeTimeoutMs: options.closeTimeoutMs ?? defaultCloseTimeoutMs,
      });
      return closed;
    },
  };
}

function createHttpServer(
  service: Pick<Service, 'fetch'>,
  answers: Set<ServerResponse>,
  requestTimeoutMs: number,
): Server {
  const answer = getRequestListener(
    async (request, { outgoing }) => {
      const response = await service.fetch(request);
      const isStream = response.headers.get('content-type') === eventStreamType;
      if (!isStream || outgoing.destroyed) return response;
      writeStream(response, outgoing as ServerResponse);
      return RESPONSE_ALREADY_SENT;
    },
    {
      overrideGlobalObjects: false,
      errorHandler: () => problemResponse(badRequest(), 'none'),
    },
  );
  /** Where the answer went out before the whole request was in: a second one would be taken for the next. */
  const answered = new WeakSet<Duplex>();
  const server = createServer(
    {
      // Without it the request is refused further on, in the shape of all errors
      requireHostHeader: false,
      headersTimeout: Math.ceil((requestTimeoutMs * 2) / 3),
      requestTimeout: requestTimeoutMs,
      connectionsCheckingInterval: Math.min(longestCheckMs, Math.ceil(requestTimeoutMs / 4)),
    },
    (incoming, outgoing) => {
      answers.add(outgoing);
      outgoing.once('close', () => answers.delete(outgoing));
      outgoing.once('finish', () => {
        if (!incoming.complete) answered.add(incoming.socket);
      });
      incoming.once('end', () => answered.delete(incoming.socket));
      void answer(incoming, outgoing);
    },
  );
  server.on('clientError', (error, socket) => {
    if (answered.has(socket)) socket.destroy();
    else refuseConnection(error, socket);
  });
  return server;
}

function startListening(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.removeListener('error', reject);
      resolve();
    });
  });
}

function badRequest(): ProblemError {
  return new ProblemError(
    'invalid-request',
    'The address or a header of the request is malformed.',
  );
}
