/** Keys of the tenant that the chaos run uses. */
export const publishableKey = 'pk_chaos_0123456789abcdef';
export const secretKey = 'sk_chaos_0123456789abcdef';
