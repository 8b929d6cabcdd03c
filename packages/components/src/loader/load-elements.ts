/** Brings the code that defines an element. */
export type ElementSources = Readonly<Record<string, () => Promise<unknown>>>;

/** Rest before code that did not arrive is asked for again, in milliseconds. */
const restMs = 5000;

/**
 * Defines elements once they appear under a root, now or later, and only those.
 *
 * @param root - The document, or a shadow root: elements in there are not seen from outside.
 * @returns a function that stops looking.
 */
export function loadElements(root: Document | ShadowRoot, sources: ElementSources): () => void {
  const waiting = new Set(Object.keys(sources).filter((tag) => !customElements.get(tag)));
  const timers = new Set<ReturnType<typeof setTimeout>>();
  const observer = new MutationObserver(look);
  let isStopped = false;

  function look(): void {
    for (const tag of waiting) if (root.querySelector(tag)) load(tag);
    if (!waiting.size) observer.disconnect();
  }

  function load(tag: string): void {
    waiting.delete(tag);
    sources[tag]?.().catch(() => {
      if (isStopped) return;
      const timer = setTimeout(() => {
        timers.delete(timer);
        load(tag);
      }, restMs);
      timers.add(timer);
    });
  }

  observer.observe(root, { childList: true, subtree: true });
  look();
  return () => {
    isStopped = true;
    observer.disconnect();
    for (const timer of timers) clearTimeout(timer);
    waiting.clear();
  };
}
