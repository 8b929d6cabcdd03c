import type { Lifecycle, LifecycleChange } from './lifecycle.ts';

/**
 * What of a page is listened to; a worker has no document, a back end neither.
 *
 * @public
 */
export interface PageSurroundings {
  readonly addEventListener?: EventTarget['addEventListener'] | undefined;
  readonly navigator?: { readonly onLine?: boolean } | undefined;
  readonly document?: (EventTarget & Pick<Document, 'visibilityState'>) | undefined;
}

/**
 * The lifecycle of a page by the events of the DOM: `online`, `offline`, `visibilitychange`, `freeze` and
 * `resume` of the Page Lifecycle API, `pagehide` and `pageshow` where the page goes into the
 * back/forward cache. Elsewhere, as in Node, it is online and visible for ever. It listens only while
 * somebody is subscribed.
 *
 * @example
 * ```ts
 * client.events.stream(conversation.id, { lifecycle: pageLifecycle() });
 * ```
 *
 * @public
 */
export function pageLifecycle(page: PageSurroundings = globalThis): Lifecycle {
  const { document, navigator } = page;
  const listeners = new Set<(change: LifecycleChange) => void>();
  let isFrozen = false;
  let stop: AbortController | undefined;
  const tell = (change: LifecycleChange) => {
    for (const listener of [...listeners]) listener(change);
  };
  /** A page on its way into the cache is told so twice in some browsers. */
  const freeze = (next: boolean) => {
    if (next === isFrozen) return;
    isFrozen = next;
    tell(next ? 'frozen' : 'resumed');
  };
  return {
    get isOnline() {
      return navigator?.onLine !== false;
    },
    get isVisible() {
      return document?.visibilityState !== 'hidden';
    },
    get isFrozen() {
      return isFrozen;
    },
    subscribe(listener) {
      const own = (change: LifecycleChange) => listener(change);
      listeners.add(own);
      if (!stop) {
        stop = new AbortController();
        listen(page, stop.signal, tell, freeze);
      }
      return () => {
        if (!listeners.delete(own) || listeners.size) return;
        stop?.abort();
        stop = undefined;
        isFrozen = false;
      };
    },
  };
}

function listen(
  page: PageSurroundings,
  signal: AbortSignal,
  tell: (change: LifecycleChange) => void,
  freeze: (isFrozen: boolean) => void,
): void {
  const { document } = page;
  const on = (target: PageSurroundings | undefined, type: string, run: (event: Event) => void) =>
    target?.addEventListener?.(type, run, { signal });
  on(page, 'online', () => tell('online'));
  on(page, 'offline', () => tell('offline'));
  on(page, 'pagehide', (event) => (event as PageTransitionEvent).persisted && freeze(true));
  on(page, 'pageshow', (event) => (event as PageTransitionEvent).persisted && freeze(false));
  on(document, 'freeze', () => freeze(true));
  on(document, 'resume', () => freeze(false));
  on(document, 'visibilitychange', () =>
    tell(document?.visibilityState === 'hidden' ? 'hidden' : 'visible'),
  );
}
