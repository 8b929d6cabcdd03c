import type { ServerResponse } from 'node:http';

/**
 * Writes the answer of a stream as fast as its reader takes it. A reader who has left, or is cut while the
 * socket takes nothing more, ends it at once: the socket is closed, and nothing is said of it.
 */
export function writeStream({ status, headers, body }: Response, outgoing: ServerResponse): void {
  outgoing.writeHead(status, Object.fromEntries(headers));
  outgoing.flushHeaders();
  if (!body) return void outgoing.end();
  const reader = body.getReader();
  const cut = () => outgoing.destroy();
  const read = () => void reader.read().then(write, cut);
  const write = ({ done, value }: ReadableStreamReadResult<Uint8Array>) => {
    if (done) outgoing.end();
    else if (outgoing.write(value)) read();
    else outgoing.once('drain', read);
  };
  // Also while a chunk waits for the socket, when nobody reads
  reader.closed.catch(cut);
  outgoing.once('close', () => void reader.cancel().catch(() => undefined));
  read();
}
