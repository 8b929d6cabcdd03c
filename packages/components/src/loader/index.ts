import { loadElements } from './load-elements.ts';

const sources = {
  'teller-provider': () => import('../provider/define.ts'),
  'teller-chat': () => import('../chat/define.ts'),
  'teller-queue': () => import('../queue/define.ts'),
  'teller-survey': () => import('../survey/define.ts'),
};

/**
 * Loads and defines Tellerkit's elements as they appear under a root. The loader watches the document by
 * itself; call this function only for a shadow root of the page.
 *
 * @param root - The document or shadow root to watch. @defaultValue the document
 * @returns a function that stops watching.
 *
 * @public
 */
export function loadTellerElements(root: Document | ShadowRoot = document): () => void {
  return loadElements(root, sources);
}

// A single script tag must be enough, so the import starts the loader. A server has no document to watch.
if (typeof document !== 'undefined') loadTellerElements();
