import { loadElements } from './load-elements.ts';

const sources = {
  'teller-provider': () => import('../provider/define.ts'),
  'teller-chat': () => import('../chat/define.ts'),
  'teller-queue': () => import('../queue/define.ts'),
  'teller-survey': () => import('../survey/define.ts'),
};

/**
 * Defines Tellerkit's elements as they appear under a root. The document is looked after from the
 * start; call it for a shadow root of the page's own.
 *
 * @param root - Where to look. @defaultValue the document
 * @returns a function that stops looking.
 *
 * @public
 */
export function loadTellerElements(root: Document | ShadowRoot = document): () => void {
  return loadElements(root, sources);
}

// The point of this entry is that one script tag does it all; on a server there is nothing to look after.
if (typeof document !== 'undefined') loadTellerElements();
