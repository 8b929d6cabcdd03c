/** An element that the bench mounts. */
export interface MountedElement {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Selector in the shadow root of the drawn element. */
  readonly drawn: string;
  /** True to set the `client` property, false to set the attributes from which the element builds a client. */
  readonly hasClient: boolean;
}

/** The functions of the page's script. */
export interface MountingPage {
  /** Opens a session whose customer waits in a queue, and returns the id of the queue entry. */
  joinQueue(publishableKey: string): Promise<string>;
  mountTimes(times: number, mounted: MountedElement): Promise<void>;
}
