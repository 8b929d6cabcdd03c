import type { Attack } from '../../base/attack.ts';

const weakKeys = ['sk_aaaaaaaaaaaaaaaa', 'sk_0000000000000001', 'sk_abababababababab'];

/** Starts the command with secret keys that a stranger could guess. */
export const weakKeysAttack: Attack = {
  id: 'weak-keys',
  attack: 'An operator starts the service with a secret key that is easy to guess.',
  bound: 'The service refuses to start, and the error names a command that makes a key.',
  databases: ['sqlite'],
  async run(context) {
    let refused = 0;
    for (const key of weakKeys) {
      const reason = await context.startService({ tenant: { secretKeys: [key] } }).then(
        () => '',
        (error: unknown) => String(error),
      );
      if (reason.includes('openssl rand') && !reason.includes(key)) refused++;
    }
    return {
      seen: `${refused} of ${weakKeys.length} keys refused`,
      held: refused === weakKeys.length,
    };
  },
};
