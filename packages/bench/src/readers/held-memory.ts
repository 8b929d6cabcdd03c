/** Returns the resident memory of this process after garbage collection, in bytes. Needs `--expose-gc`. */
export function heldMemory(): number {
  for (let round = 0; round < 3; round++) globalThis.gc?.();
  return process.memoryUsage().rss;
}

/**
 * Returns the bytes of this process that V8 keeps after garbage collection, within its heap and outside. They vary less
 * than the resident memory, which depends on the time of earlier collections. Needs `--expose-gc`.
 */
export function heldHeap(): number {
  for (let round = 0; round < 3; round++) globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
