import type { ServerResponse } from 'node:http';

/**
 * Writes a streamed response as fast as its client reads it. If the client has left or the stream fails, it destroys
 * the socket at once and logs nothing.
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
  // Notices a failure also while a chunk waits for the socket and no read is pending
  reader.closed.catch(cut);
  outgoing.once('close', () => void reader.cancel().catch(() => undefined));
  read();
}
