import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** Answers a request of a Node server. */
type Answer = (incoming: IncomingMessage, outgoing: ServerResponse) => void;

/** Requests that may wait on one connection. Browsers send the next request only after the response. */
const mostWaiting = 16;

/**
 * Answers the requests of a connection one after another. Node announces pipelined requests (RFC 9112, section 9.3.2)
 * as soon as they arrive, so a client that reads no response would otherwise let the service work for hundreds of them.
 * While a request waits, the service reads no further bytes of the connection. Cuts a connection with too many.
 */
export function answerInOrder(answer: Answer): Answer {
  const lines = new WeakMap<Socket, (() => void)[]>();
  const start = (incoming: IncomingMessage, outgoing: ServerResponse, waiting: (() => void)[]) => {
    const { socket } = incoming;
    outgoing.once('close', () => {
      if (socket.destroyed) return;
      const next = waiting.shift();
      if (waiting.length === 0) socket.resume();
      if (next) next();
      else lines.delete(socket);
    });
    answer(incoming, outgoing);
  };
  return (incoming, outgoing) => {
    const { socket } = incoming;
    if (socket.destroyed) return;
    const waiting = lines.get(socket);
    if (!waiting) {
      const line: (() => void)[] = [];
      lines.set(socket, line);
      return start(incoming, outgoing, line);
    }
    if (waiting.length >= mostWaiting) return void socket.destroy();
    waiting.push(() => start(incoming, outgoing, waiting));
    socket.pause();
  };
}
