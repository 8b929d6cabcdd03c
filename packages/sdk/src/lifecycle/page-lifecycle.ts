import type { Lifecycle, LifecycleChange } from './lifecycle.ts';

/** The form of `addEventListener` that `pageLifecycle` calls. @public */
export type PageListening = (
  type: string,
  listener: (event: Event) => void,
  options: { readonly signal: AbortSignal },
) => void;

/**
 * The parts of a page that `pageLifecycle` uses. A worker has no document, and a back end has neither document nor
 * events.
 *
 * @public
 */
export interface PageEnvironment {
  readonly addEventListener?: PageListening | undefined;
  readonly navigator?: { readonly onLine?: boolean } | undefined;
  readonly document?:
    { readonly addEventListener: PageListening; readonly visibilityState: string } | undefined;
}

/**
 * Creates the lifecycle of a page from DOM events: `online`, `offline` and `visibilitychange`, `freeze` and `resume`
 * (Page Lifecycle API), `pagehide` and `pageshow` (back/forward cache). It listens only while it has subscribers.
 * Outside a page, as in Node, it always reports online and visible.
 *
 * @example
 * ```ts
 * client.events.stream(conversation.id, { lifecycle: pageLifecycle() });
 * ```
 *
 * @public
 */
export function pageLifecycle(page: PageEnvironment = globalThis): Lifecycle {
  const { document, navigator } = page;
  const listeners = new Set<(change: LifecycleChange) => void>();
  let isFrozen = false;
  let stop: AbortController | undefined;
  const notify = (change: LifecycleChange) => {
    for (const listener of [...listeners]) listener(change);
  };
  /** Notifies once, although some browsers fire both `pagehide` and `freeze` for a page that enters the cache. */
  const freeze = (next: boolean) => {
    if (next === isFrozen) return;
    isFrozen = next;
    notify(next ? 'frozen' : 'resumed');
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
        listen(page, stop.signal, notify, freeze);
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
  page: PageEnvironment,
  signal: AbortSignal,
  notify: (change: LifecycleChange) => void,
  freeze: (isFrozen: boolean) => void,
): void {
  const { document } = page;
  const on = (
    target: Pick<PageEnvironment, 'addEventListener'> | undefined,
    type: string,
    run: (event: Event) => void,
  ) => target?.addEventListener?.(type, run, { signal });
  on(page, 'online', () => notify('online'));
  on(page, 'offline', () => notify('offline'));
  on(page, 'pagehide', (event) => (event as PageTransitionEvent).persisted && freeze(true));
  on(page, 'pageshow', (event) => (event as PageTransitionEvent).persisted && freeze(false));
  on(document, 'freeze', () => freeze(true));
  on(document, 'resume', () => freeze(false));
  on(document, 'visibilitychange', () =>
    notify(document?.visibilityState === 'hidden' ? 'hidden' : 'visible'),
  );
}
