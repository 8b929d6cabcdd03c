import { loadElements } from './load-elements.ts';

const sources = {
  'teller-provider': () => import('../provider/define.ts'),
  'teller-chat': () => import('../chat/define.ts'),
  'teller-queue': () => import('../queue/define.ts'),
  'teller-survey': () => import('../survey/define.ts'),
};

/**
 * Loads and defines Tellerkit's elements as they appear under a root. The loader already watches the document, so call
 * this function only for a shadow root of the page.
 *
 * @param root - The document or shadow root to watch. @defaultValue the document
 * @returns a function that stops watching.
 *
 * @public
 */
export function loadTellerElements(root: Document | ShadowRoot = document): () => void {
  return loadElements(root, sources);
}

// The import starts the loader, so that a page needs only one script tag. On a server there is no document, so the
// loader does not start.
if (typeof document !== 'undefined') loadTellerElements();
