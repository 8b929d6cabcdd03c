/** Reason of the abort of a context whose caller needs a new token. */
export const tokenExpired = 'token-expired';
