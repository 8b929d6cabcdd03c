/** Carries a sign-out between all tabs of a customer, also those that show different conversations. @internal */
export interface SignOut {
  /**
   * True if another tab has signed out since this channel opened, even if its message did not arrive. False again once
   * the live conversation has stopped.
   */
  readonly wasMissed: boolean;
  /** Tells all other tabs that the customer signed out. */
  broadcast(): void;
}
