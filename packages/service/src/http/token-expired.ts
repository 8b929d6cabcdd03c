/** Abort reason of a request context whose token expired. */
export const tokenExpired = 'token-expired';
