/** Keys of the bank that the chaos run talks to. */
export const publishableKey = 'pk_chaos_0123456789abcdef';
export const secretKey = 'sk_chaos_0123456789abcdef';
