import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * A proxy that buffers each response until the response is complete, as some proxies between a bank and its customers
 * do.
 */
export class BufferingProxy {
  readonly #server: Server;
  /** Set to false to pass responses on as they arrive. */
  isBuffering = true;

  private constructor(target: string) {
    this.#server = createServer((incoming, outgoing) => {
      const { method, headers, url = '' } = incoming;
      const passed = request(new URL(url, target), { method, headers }, (answer) => {
        const { statusCode = 502 } = answer;
        if (!this.isBuffering) {
          outgoing.writeHead(statusCode, answer.headers).flushHeaders();
          answer.pipe(outgoing);
          return;
        }
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () => {
          outgoing.writeHead(statusCode, answer.headers);
          outgoing.end(Buffer.concat(chunks));
        });
      });
      passed.on('error', () => outgoing.destroy());
      outgoing.on('close', () => passed.destroy());
      incoming.pipe(passed);
    });
  }

  /** Starts a proxy in front of a service. */
  static async open(target: string): Promise<BufferingProxy> {
    const proxy = new BufferingProxy(target);
    proxy.#server.listen(0, '127.0.0.1');
    await once(proxy.#server, 'listening');
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }
}
