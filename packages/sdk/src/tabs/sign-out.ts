/** Carries the news of a sign-out between the tabs of a customer, whatever they show. @internal */
export interface SignOut {
  /** True once another tab has signed out since this one began, also if this one could not hear; false in the end. */
  readonly wasMissed: boolean;
  /** Tells all other tabs. */
  broadcast(): void;
}
