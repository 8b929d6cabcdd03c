import { hasName } from '../errors/teller-error.ts';
import type { Settings } from '../settings.ts';
import type { Policy } from '../transport/call.ts';

/**
 * Says who calls. A token that the service refuses is renewed once, together with all other calls.
 *
 * @internal
 */
export function authentication({ credential }: Settings): Policy {
  return async (call, next) => {
    const sendAs = (token: string) => {
      call.headers['authorization'] = `Bearer ${token}`;
      return next(call);
    };
    if (typeof credential === 'string') return sendAs(credential);
    const token = await credential.get(call.signal);
    try {
      return await sendAs(token);
    } catch (error) {
      if (!hasName(error, 'AuthenticationError')) throw error;
      return sendAs(await credential.renew(token, call.signal));
    }
  };
}
