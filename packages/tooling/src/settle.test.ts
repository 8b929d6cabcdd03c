import assert from 'node:assert/strict';
import { pbkdf2 } from 'node:crypto';
import { open } from 'node:fs/promises';
import { describe, it } from 'node:test';

describe('settle', () => {
  it('waits until a file has closed, even on a busy machine', async () => {
    const file = await open(import.meta.filename);
    // Fills the thread pool before `settle` starts to watch, so that `settle` sees only the file.
    for (let thread = 0; thread < 8; thread++)
      pbkdf2('', '', 200_000, 64, 'sha512', () => undefined);
    const { settle } = await import('@tellerkit/tooling/settle');
    let isClosed = false;
    void file.close().then(() => (isClosed = true));
    await settle();
    assert.equal(isClosed, true);
  });

  it('waits for an operation of Web Crypto, even a long one', async () => {
    const { settle } = await import('@tellerkit/tooling/settle');
    let isDone = false;
    void crypto.subtle.digest('SHA-256', new Uint8Array(32_000_000)).then(() => (isDone = true));
    await settle();
    assert.equal(isDone, true);
  });
});
