/** Keys of the tenant that the attacked services serve. */
export const publishableKey = 'pk_attack_0123456789abcdef';
export const secretKey = 'sk_attack_f3Zk9qLw7TnB2xVd';
/** Secret that signs tokens where the service has no key file. */
export const signingSecret = 'attacked-signing-secret-0123456789abcdef';
