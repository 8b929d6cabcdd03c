import assert from 'node:assert/strict';
import { pbkdf2 } from 'node:crypto';
import { open } from 'node:fs/promises';
import { describe, it } from 'node:test';

describe('settle', () => {
  it('waits for a file that is being closed while the machine is busy', async () => {
    const file = await open(import.meta.filename);
    // They fill the pool of threads before settle watches, so that only the file remains for it to see.
    for (let thread = 0; thread < 8; thread++) pbkdf2('', '', 200_000, 64, 'sha512', () => undefined);
    const { settle } = await import('@tellerkit/tooling/settle');
    let isClosed = false;
    void file.close().then(() => (isClosed = true));
    await settle();
    assert.equal(isClosed, true);
  });
});
