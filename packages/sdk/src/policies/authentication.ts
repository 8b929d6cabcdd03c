import { hasName } from '../errors/teller-error.ts';
import type { Settings } from '../transport/settings.ts';
import type { Call, Policy, Reply, Send } from '../transport/call.ts';
import { bearer } from '../base/headers.ts';

/**
 * Adds the credential to a call. If the service refuses a token, all calls share one renewal. The token provider may
 * take as long as one attempt. The time of the provider does not count towards the attempt, so that a slow provider
 * causes an error that names the provider.
 */
export function authentication({ credential, clock }: Settings): Policy {
  if (typeof credential === 'string') {
    const authorization = bearer(credential);
    return (call, next) => sendAs(authorization, call, next);
  }
  return async (call, next) => {
    const deadline = () => ({
      signal: call.signal,
      limitMs: Math.max(1, Math.min(call.timeoutMs, call.endsAt - clock.now())),
    });
    const authorization = await credential.get(deadline());
    try {
      return await sendAs(authorization, call, next);
    } catch (error) {
      if (!hasName(error, 'AuthenticationError')) throw error;
      return sendAs(await credential.renew(authorization, deadline()), call, next);
    }
  };
}

function sendAs(authorization: string, call: Call, next: Send): Promise<Reply> {
  call.headers['authorization'] = authorization;
  return next(call);
}
