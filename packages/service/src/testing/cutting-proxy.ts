import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';

/**
 * Moment at which a {@link CuttingProxy} cuts a connection that commits: before the server receives COMMIT, right after
 * COMMIT is sent, or after the server has answered it. The client never receives the answer.
 */
export type CommitCut = 'before' | 'during' | 'after';

/**
 * A TCP proxy in front of PostgreSQL that breaks connections.
 */
export class CuttingProxy {
  readonly #target: URL;
  readonly #server: Server;
  readonly #clients = new Set<Socket>();
  #isMute = false;
  #nextCut: { readonly cut: CommitCut; readonly table: string } | undefined;
  #cut = Promise.withResolvers<void>();

  private constructor(target: URL) {
    this.#target = target;
    this.#server = createServer((client) => this.#serve(client));
  }

  /** Starts a proxy in front of the database behind a URL. */
  static async start(url: string): Promise<CuttingProxy> {
    const proxy = new CuttingProxy(new URL(url));
    proxy.#server.listen(0, '127.0.0.1');
    await once(proxy.#server, 'listening');
    return proxy;
  }

  /** URL of the database through the proxy. */
  get url(): string {
    const url = new URL(this.#target);
    url.hostname = '127.0.0.1';
    url.port = String((this.#server.address() as AddressInfo).port);
    return url.href;
  }

  /**
   * Cuts the connection whose next commit inserts into a table. The service also commits transactions in the background.
   * The returned promise resolves after the cut.
   */
  cutNextCommit(cut: CommitCut, table: string): Promise<void> {
    this.#nextCut = { cut, table };
    this.#cut = Promise.withResolvers();
    return this.#cut.promise;
  }

  /** Cuts all connections. */
  cutAll(): void {
    for (const client of this.#clients) client.destroy();
  }

  /** Stays silent from now on, as a server behind a broken network: accepts connections, and passes nothing on. */
  mute(): void {
    this.#isMute = true;
  }

  /** Cuts all connections and refuses new ones until `open`. */
  async refuse(): Promise<void> {
    const closed = once(this.#server, 'close');
    const { port } = this.#server.address() as AddressInfo;
    this.#port = port;
    this.#server.close();
    this.cutAll();
    await closed;
  }

  /** Accepts connections again after `refuse`. */
  async open(): Promise<void> {
    this.#server.listen(this.#port, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  async close(): Promise<void> {
    if (this.#server.listening) await this.refuse();
  }

  #port = 0;

  #serve(client: Socket): void {
    const server = connect(Number(this.#target.port), this.#target.hostname);
    this.#clients.add(client);
    let isMuted = false;
    /** Statements since the last commit. */
    let statements = '';
    for (const socket of [client, server]) socket.on('error', () => undefined);
    client.on('close', () => {
      this.#clients.delete(client);
      server.end();
    });
    server.on('close', () => client.destroy());
    server.on('data', (data) => {
      if (!isMuted) return void client.write(data);
      client.destroy();
      this.#cut.resolve();
    });
    client.on('data', (data) => {
      if (this.#isMute) return;
      const isCommit = data.includes('commit\0');
      statements += data.toString('latin1');
      const next = this.#nextCut;
      const isMeant = isCommit && statements.includes(`insert into "${next?.table}"`);
      const cut = isMeant ? next?.cut : undefined;
      if (isCommit) statements = '';
      if (cut) this.#nextCut = undefined;
      if (cut !== 'before') server.write(data);
      if (cut === 'after') isMuted = true;
      if (cut === 'before' || cut === 'during') {
        client.destroy();
        this.#cut.resolve();
      }
    });
  }
}
