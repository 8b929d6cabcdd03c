/** Broadcasts a sign-out to all tabs of a customer, also to tabs that show other conversations. @internal */
export interface SignOut {
  /**
   * True if another tab has signed out since this channel opened, even if the broadcast did not arrive. Becomes false
   * when the live conversation stops.
   */
  readonly wasMissed: boolean;
  /** Tells all other tabs that the customer signed out. */
  broadcast(): void;
}
