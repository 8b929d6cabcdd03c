import type { ServerResponse } from 'node:http';

/**
 * Writes a streamed response as fast as its client reads it. If the stream fails, it destroys the socket at once. If
 * the client disconnects, it cancels the stream. It logs neither case.
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
  // Destroys the socket also if the stream fails while no read is pending, because a chunk waits for the socket
  reader.closed.catch(cut);
  outgoing.once('close', () => void reader.cancel().catch(() => undefined));
  read();
}
