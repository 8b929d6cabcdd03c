import { reportProblem } from '../problem/report-problem.ts';

/** Loaders of the code that defines an element, by tag. */
export type ElementSources = Readonly<Record<string, () => Promise<unknown>>>;

const notLoaded = 'A script file of the element did not load. Serve all files of the folder.';

/** Milliseconds before code that failed to load is requested again. */
const retryDelayMs = 5000;

/**
 * Loads and defines each element once it appears under a root, now or later.
 *
 * @param root - The document or a shadow root. A search in the document does not find the elements of a shadow root.
 * @returns a function that stops watching.
 */
export function loadElements(root: Document | ShadowRoot, sources: ElementSources): () => void {
  const waiting = new Set(Object.keys(sources).filter((tag) => !customElements.get(tag)));
  const timers = new Set<ReturnType<typeof setTimeout>>();
  const observer = new MutationObserver(loadPresent);
  let isStopped = false;

  function loadPresent(): void {
    for (const tag of waiting) if (root.querySelector(tag)) load(tag);
    if (!waiting.size) observer.disconnect();
  }

  function load(tag: string): void {
    waiting.delete(tag);
    sources[tag]?.().catch(() => {
      if (isStopped) return;
      if (navigator.onLine)
        reportProblem(root.querySelector(tag) ?? root, { code: 'code-not-loaded' }, notLoaded);
      const timer = setTimeout(() => {
        timers.delete(timer);
        load(tag);
      }, retryDelayMs);
      timers.add(timer);
    });
  }

  observer.observe(root, { childList: true, subtree: true });
  loadPresent();
  return () => {
    isStopped = true;
    observer.disconnect();
    for (const timer of timers) clearTimeout(timer);
    waiting.clear();
  };
}
