import { once } from 'node:events';
import { connect } from 'node:net';
import type { Socket } from 'node:net';

/** A TCP connection that sends any bytes, and may stop reading. */
export class RawSocket {
  /** Resolves when the connection has ended, for whatever reason. */
  readonly closed: Promise<void>;
  readonly #socket: Socket;
  #received = '';

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (chunk) => (this.#received += chunk.toString('latin1')));
    // The service may cut the connection at any time. `closed` reports it
    socket.on('error', () => undefined);
    this.closed = once(socket, 'close').then(() => undefined);
  }

  /** Opens a connection to a port of this machine. */
  static async open(port: number): Promise<RawSocket> {
    const socket = connect({ port, host: '127.0.0.1' });
    await once(socket, 'connect');
    return new RawSocket(socket);
  }

  /** Everything received so far, one character for each byte. */
  get received(): string {
    return this.#received;
  }

  get isClosed(): boolean {
    return this.#socket.destroyed;
  }

  send(text: string): void {
    this.#socket.write(text, 'latin1');
  }

  /** Sends a text, and waits until the system has taken it, or until the connection has ended. */
  async push(text: string): Promise<void> {
    const taken = new Promise<void>((resolve) => {
      this.#socket.write(text, 'latin1', () => resolve());
    });
    await Promise.race([taken, this.closed]);
  }

  /** Stops reading, so that the buffers between service and client fill up. */
  stall(): void {
    this.#socket.pause();
  }

  /** Reads again after {@link stall}. */
  resume(): void {
    this.#socket.resume();
  }

  /** Waits until the received text matches the pattern. @throws Error if the connection ends before. */
  async receives(pattern: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const found = pattern.exec(this.#received);
      if (found) return found;
      if (this.isClosed) throw new Error(`The connection ended before it received ${pattern}.`);
      await Promise.race([once(this.#socket, 'data'), this.closed]);
    }
  }

  /** Ends the connection at once, without waiting for the service. */
  close(): void {
    this.#socket.destroy();
  }
}
