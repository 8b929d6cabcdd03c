import { createServer } from 'node:http';
import type { Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { getRequestListener } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { defaultLimits } from '../base/limits.ts';
import { ProblemError } from '../base/problem-error.ts';
import type { Service } from '../create-service.ts';
import { eventStreamType } from '../http/event-stream.ts';
import { problemResponse } from '../http/problem-response.ts';
import { answerInOrder } from './answer-in-order.ts';
import { boundConnections } from './bound-connections.ts';
import { checkConnectionOptions } from './check-connection-options.ts';
import { createClientAddress, createIsProxy } from './client-address.ts';
import type { ReadClientAddress } from './client-address.ts';
import { nameMissingHost } from './name-missing-host.ts';
import { refuseConnection } from './refuse-connection.ts';
import { serveMetrics } from './serve-metrics.ts';
import { shutDown } from './shut-down.ts';
import type { ShutDownOptions } from './shut-down.ts';
import { createProxyWarning } from './warn-untrusted-proxy.ts';
import { writeStream } from './write-stream.ts';

/** Options of {@link listen}. @public */
export interface ListenOptions {
  /** Port to listen on. 0 picks any free port. @defaultValue 4310 */
  readonly port?: number;
  /** Address to listen on. @defaultValue `127.0.0.1` */
  readonly host?: string;
  /**
   * Milliseconds that {@link Listening.close} keeps serving requests while `/ready` responds with 503, so that a load
   * balancer stops sending requests.
   * @defaultValue 0
   */
  readonly drainMs?: number;
  /**
   * Milliseconds a client may take to send a whole request. Its headers may take two thirds of that.
   * @defaultValue 15 000
   */
  readonly requestTimeoutMs?: number;
  /**
   * Milliseconds for which an idle connection stays open. A proxy that reuses connections must close idle ones earlier:
   * otherwise the service closes a connection while the proxy sends the next request.
   * @defaultValue 65 000, longer than the usual 60 s of proxies
   */
  readonly keepAliveMs?: number;
  /** Connections at the same time. The service closes further ones. @defaultValue 10 000 */
  readonly maxConnections?: number;
  /**
   * Connections at the same time from one IPv4 address or IPv6 network of 64 bits. Does not count the proxies of
   * `trustProxy`, nor connections from this machine. @defaultValue 1 000
   */
  readonly maxAddressConnections?: number;
  /**
   * Addresses and CIDR ranges of the proxies in front of the service, for example `['10.0.0.5']`. The service takes the
   * address of a client from `X-Forwarded-For` only if one of these proxies sent the request. Name only the proxies:
   * every client inside a range can forge its address. Without this option behind a proxy, all customers share the
   * limits of the proxy's address.
   * @defaultValue none
   */
  readonly trustProxy?: readonly string[];
  /**
   * Set to false to open the port before the service has warmed up. The service then starts a moment earlier, and its
   * first requests take longer.
   * @defaultValue true
   */
  readonly warmUp?: boolean;
  /**
   * Port on which `GET /metrics` responds in the Prometheus text format. 0 picks any free port. Don't open this port to
   * the public.
   * @defaultValue none: the service serves no metrics
   */
  readonly metricsPort?: number;
  /** Address of `metricsPort`. @defaultValue `127.0.0.1` */
  readonly metricsHost?: string;
  /** Milliseconds that {@link Listening.close} waits for requests in progress. @defaultValue 8 000 */
  readonly closeTimeoutMs?: number;
}

/** A service that listens on a port. @public */
export interface Listening {
  /** Base URL, for example `http://127.0.0.1:4310`. */
  readonly url: string;
  readonly port: number;
  /** URL of the metrics. Undefined without `metricsPort`. */
  readonly metricsUrl?: string;
  /** Stops accepting requests, ends streams, finishes running requests, then closes the service. */
  close(): Promise<void>;
}

const defaultPort = 4310;
const defaultCloseTimeoutMs = 8000;
const defaultRequestTimeoutMs = 15_000;
const defaultKeepAliveMs = 65_000;
const defaultConnections = 10_000;
const defaultAddressConnections = 1000;
const longestCheckMs = 1000;
/**
 * Bytes of a body that Node keeps before the service reads them, for each connection. The bytes in flight do not count
 * them yet, so they must be few.
 */
const bufferBytes = 16 * 1024;

/**
 * Serves the service over HTTP with Node. Disconnects clients that send a request too slowly, and clients that take
 * nothing of their response for the `limits.slowReaderMs` of the service.
 *
 * @throws Error of Node, for example with the code `EADDRINUSE` if the port is in use. Rethrows the error of
 * `service.ready` if the service could not start. TypeError if `trustProxy` or a bound on connections is invalid.
 *
 * @public
 */
export async function listen(
  service: Pick<Service, 'fetch' | 'ready' | 'close'> &
    Partial<Pick<Service, 'drain' | 'warmUp' | 'metrics' | 'slowReaderMs' | 'logger'>>,
  options: ListenOptions = {},
): Promise<Listening> {
  const { port = defaultPort, host = '127.0.0.1' } = options;
  checkConnectionOptions(options);
  const readClientAddress = createClientAddress(options.trustProxy ?? []);
  await service.ready;
  if (options.warmUp !== false) await service.warmUp?.();
  const answers = new Set<ServerResponse>();
  const warnOfProxy = createProxyWarning(service.logger, options.trustProxy ?? []);
  const server = createHttpServer(
    service,
    answers,
    (incoming) => {
      warnOfProxy(incoming);
      return readClientAddress(incoming);
    },
    options.requestTimeoutMs ?? defaultRequestTimeoutMs,
  );
  boundServer(server, options);
  cutStalled(server, answers, service.slowReaderMs ?? defaultLimits.slowReaderMs);
  const metrics = await openMetrics(service, options);
  await startListening(server, port, host).catch(async (error: unknown) => {
    await metrics?.close();
    throw error;
  });
  const { port: openedPort } = server.address() as AddressInfo;
  let closed: Promise<void> | undefined;
  return {
    url: urlOf(host, openedPort),
    port: openedPort,
    ...(metrics && { metricsUrl: metrics.url }),
    close() {
      closed ??= shutDownAll({
        server,
        service,
        answers,
        drainMs: options.drainMs ?? 0,
        closeTimeoutMs: options.closeTimeoutMs ?? defaultCloseTimeoutMs,
        metrics,
      });
      return closed;
    },
  };
}

function urlOf(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

interface ServedMetrics {
  readonly url: string;
  close(): Promise<void>;
}

async function openMetrics(
  service: Partial<Pick<Service, 'metrics'>>,
  { metricsPort: port, metricsHost: host = '127.0.0.1' }: ListenOptions,
): Promise<ServedMetrics | undefined> {
  if (port === undefined || !service.metrics) return undefined;
  const served = await serveMetrics({ metrics: service.metrics.bind(service) }, { port, host });
  return { ...served, url: `${urlOf(host, served.port)}/metrics` };
}

/** Shuts the service down, and serves the metrics until then. */
async function shutDownAll({
  metrics,
  ...rest
}: ShutDownOptions & { readonly metrics: ServedMetrics | undefined }): Promise<void> {
  try {
    await shutDown(rest);
  } finally {
    await metrics?.close();
  }
}

function createHttpServer(
  service: Pick<Service, 'fetch'>,
  answers: Set<ServerResponse>,
  readClientAddress: ReadClientAddress,
  requestTimeoutMs: number,
): Server {
  const answer = getRequestListener(
    async (request, { incoming, outgoing }) => {
      if (hasSeveralHosts(incoming.rawHeaders)) return problemResponse(badRequest(), 'none');
      const clientAddress = readClientAddress(incoming);
      const response = await service.fetch(request, { clientAddress });
      if (!isPaced(response) || outgoing.destroyed) return response;
      writeStream(response, outgoing as ServerResponse);
      return RESPONSE_ALREADY_SENT;
    },
    {
      overrideGlobalObjects: false,
      errorHandler: () => problemResponse(badRequest(), 'none'),
    },
  );
  /**
   * Sockets whose client got a response before it had sent the whole request. After a parser error such a socket gets
   * no error response, because the client would take it for the response to its next request.
   */
  const answered = new WeakSet<Duplex>();
  const server = createServer(
    {
      // The service rejects a request without a Host header itself, with problem details
      requireHostHeader: false,
      highWaterMark: bufferBytes,
      headersTimeout: Math.ceil((requestTimeoutMs * 2) / 3),
      requestTimeout: requestTimeoutMs,
      connectionsCheckingInterval: Math.min(longestCheckMs, Math.ceil(requestTimeoutMs / 4)),
    },
    answerInOrder((incoming, outgoing) => {
      answers.add(outgoing);
      outgoing.once('close', () => answers.delete(outgoing));
      outgoing.once('finish', () => {
        if (!incoming.complete) answered.add(incoming.socket);
      });
      incoming.once('end', () => answered.delete(incoming.socket));
      nameMissingHost(incoming);
      void answer(incoming, outgoing);
    }),
  );
  server.on('clientError', (error, socket) => {
    if (answered.has(socket)) socket.destroy();
    else refuseConnection(error, socket);
  });
  return server;
}

/** Finds responses whose body has the pace of the client: event streams, and large responses with their length. */
function isPaced({ headers, body }: Response): boolean {
  if (headers.get('content-type') === eventStreamType) return true;
  return body !== null && headers.has('content-length');
}

function boundServer(server: Server, options: ListenOptions): void {
  server.keepAliveTimeout = options.keepAliveMs ?? defaultKeepAliveMs;
  boundConnections(server, {
    maxConnections: options.maxConnections ?? defaultConnections,
    maxAddressConnections: options.maxAddressConnections ?? defaultAddressConnections,
    isProxy: createIsProxy(options.trustProxy ?? []),
  });
}

/**
 * Disconnects a client that takes nothing of its response, and an idle client. A client that waits for an event stays
 * connected, because the service has nothing to send yet.
 */
function cutStalled(
  server: Server,
  answers: ReadonlySet<ServerResponse>,
  slowReaderMs: number,
): void {
  server.setTimeout(slowReaderMs, (socket) => {
    const isWaiting = [...answers].some((answer) => answer.socket === socket);
    if (!isWaiting || socket.writableLength > 0) socket.destroy();
  });
}

/** Finds a repeated `Host` header, which a server must refuse (RFC 9112, section 3.2). Node reads only the first. */
function hasSeveralHosts(rawHeaders: readonly string[]): boolean {
  let hosts = 0;
  for (let index = 0; index < rawHeaders.length; index += 2)
    if (rawHeaders[index]?.length === 4 && rawHeaders[index]?.toLowerCase() === 'host') hosts += 1;
  return hosts > 1;
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
    'The URL or a header of the request is malformed. Check both and send the request again.',
  );
}
