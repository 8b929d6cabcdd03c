/**
 * What may happen to the surroundings of a connection: the network comes or goes, the page is shown or
 * hidden, the platform stops the page (`frozen`) and lets it run again (`resumed`).
 *
 * @public
 */
export type LifecycleChange = 'online' | 'offline' | 'visible' | 'hidden' | 'frozen' | 'resumed';

/**
 * The surroundings of a connection, as far as the platform tells. In a page it is {@link pageLifecycle};
 * an app gives its own, for example over the events of its web view.
 *
 * @public
 */
export interface Lifecycle {
  /** False only if it is certain that there is no network. */
  readonly isOnline: boolean;
  /** False while nobody can see the page. */
  readonly isVisible: boolean;
  /** True while the platform holds the page still. Known only as long as somebody is subscribed. */
  readonly isFrozen: boolean;
  /** Calls `listener` at each change; the returned function ends that. */
  subscribe(listener: (change: LifecycleChange) => void): () => void;
}
