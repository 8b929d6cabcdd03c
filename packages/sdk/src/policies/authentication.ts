import { hasName } from '../errors/teller-error.ts';
import type { Settings } from '../settings.ts';
import type { Call, Policy, Reply, Send } from '../transport/call.ts';

/**
 * Says who calls. A token that the service refuses is renewed once, together with all other calls.
 *
 * @internal
 */
export function authentication({ credential }: Settings): Policy {
  if (typeof credential === 'string') return (call, next) => sendAs(credential, call, next);
  return async (call, next) => {
    const token = await credential.get(call.signal);
    try {
      return await sendAs(token, call, next);
    } catch (error) {
      if (!hasName(error, 'AuthenticationError')) throw error;
      return sendAs(await credential.renew(token, call.signal), call, next);
    }
  };
}

function sendAs(token: string, call: Call, next: Send): Promise<Reply> {
  call.headers['authorization'] = `Bearer ${token}`;
  return next(call);
}
