/** The timeout of `waitUntil`, whose own timer does not count. */
const waitTimeoutMs = 30_000;

/** Listeners on the page, observers and timers that are still active. */
export interface Leftovers {
  readonly listeners: number;
  readonly observers: number;
  readonly timers: number;
}

/** Counts the listeners on the page, the observers and the timers that begin after this call and are still active. */
export function watchLeftovers(): { readonly left: () => Leftovers; readonly stop: () => void } {
  const listeners = new Set<string>();
  const observers = new Set<object>();
  const timers = new Set<number>();
  const undo = [
    ...[window, document, window.visualViewport].map((target, index) =>
      target ? watchListeners(target, String(index), listeners) : () => undefined,
    ),
    watchObservers(observers),
    watchTimers(timers),
  ];
  return {
    left: () => ({
      listeners: listeners.size,
      observers: observers.size,
      timers: timers.size,
    }),
    stop: () => {
      for (const restore of undo) restore();
    },
  };
}

/** Numbers callbacks, so that a removal finds the listener that was added. */
const ids = new WeakMap<object, number>();
let nextId = 0;

function watchListeners(target: EventTarget, name: string, listeners: Set<string>): () => void {
  const add = target.addEventListener.bind(target);
  const remove = target.removeEventListener.bind(target);
  const keyOf = (type: string, callback: object) => {
    if (!ids.has(callback)) ids.set(callback, nextId++);
    return `${name} ${type} ${ids.get(callback) ?? ''}`;
  };
  target.addEventListener = (type: string, callback, options) => {
    if (callback) {
      const key = keyOf(type, callback);
      listeners.add(key);
      if (typeof options === 'object')
        options.signal?.addEventListener('abort', () => listeners.delete(key));
    }
    add(type, callback, options);
  };
  target.removeEventListener = (type: string, callback, options) => {
    if (callback) listeners.delete(keyOf(type, callback));
    remove(type, callback, options);
  };
  return () => {
    Reflect.deleteProperty(target, 'addEventListener');
    Reflect.deleteProperty(target, 'removeEventListener');
  };
}

function watchObservers(observers: Set<object>): () => void {
  const { MutationObserver, ResizeObserver } = window;
  window.MutationObserver = class extends MutationObserver {
    override observe(...call: Parameters<MutationObserver['observe']>): void {
      observers.add(this);
      super.observe(...call);
    }
    override disconnect(): void {
      observers.delete(this);
      super.disconnect();
    }
  };
  window.ResizeObserver = class extends ResizeObserver {
    override observe(...call: Parameters<ResizeObserver['observe']>): void {
      observers.add(this);
      super.observe(...call);
    }
    override disconnect(): void {
      observers.delete(this);
      super.disconnect();
    }
  };
  return () => Object.assign(window, { MutationObserver, ResizeObserver });
}

function watchTimers(timers: Set<number>): () => void {
  const setTimeout = window.setTimeout.bind(window);
  const clearTimeout = window.clearTimeout.bind(window);
  window.setTimeout = ((run: () => void, ms?: number) => {
    const id = setTimeout(() => {
      timers.delete(id);
      run();
    }, ms);
    if (ms !== waitTimeoutMs) timers.add(id);
    return id;
  }) as typeof window.setTimeout;
  window.clearTimeout = (id) => {
    timers.delete(Number(id));
    clearTimeout(id);
  };
  return () => Object.assign(window, { setTimeout, clearTimeout });
}
