/** Maximum milliseconds between updates of an expected wait, which changes as time passes. */
export const waitRefreshMs = 30_000;
