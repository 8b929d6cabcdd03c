/** Key of a tenant that answers. */
export const publishableKey = 'pk_ginkgo_0123456789abcdef';
/** Key of a tenant that allows one new session a minute from one address. */
export const busyKey = 'pk_willow_0123456789abcdef';
