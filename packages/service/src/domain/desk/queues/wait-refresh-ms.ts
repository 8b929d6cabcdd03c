/** Waits change by time alone; customers hear of it at least this often, in ms. */
export const waitRefreshMs = 30_000;
