/**
 * A change of the page or the network:
 *
 * - `online`, `offline`: the network is available again, or no longer.
 * - `visible`, `hidden`: the page is visible to the user, or no longer.
 * - `frozen`, `resumed`: the browser has suspended the page, or lets it run again.
 *
 * @public
 */
export type LifecycleChange = 'online' | 'offline' | 'visible' | 'hidden' | 'frozen' | 'resumed';

/**
 * State of the page and the network, as far as the platform reports it. A page uses {@link pageLifecycle}. An app
 * implements this interface, for example with the events of its web view.
 *
 * @public
 */
export interface Lifecycle {
  /** False only if there is certainly no network. */
  readonly isOnline: boolean;
  /** False while the page is hidden. */
  readonly isVisible: boolean;
  /** True while the platform has suspended the page. Without a subscriber the value may stay false. */
  readonly isFrozen: boolean;
  /** Calls `listener` on each change. Returns a function that unsubscribes. */
  subscribe(listener: (change: LifecycleChange) => void): () => void;
}
