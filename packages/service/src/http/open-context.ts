import type { CallerIdentity, CustomerCaller } from '../base/caller-identity.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { isSessionOpen } from '../domain/sessions/rows.ts';
import type { RequestContext } from './request-context.ts';

/** A context and what ends it. @internal */
export interface OpenedContext {
  readonly context: RequestContext;
  /** Aborts the context's signal. */
  readonly stop: AbortController;
  /** Lets go of timers and listeners. Call it once the answer is complete. */
  readonly close: () => void;
}

/** Reason of the abort of a context whose caller needs a new token. @internal */
export const tokenExpired = 'token-expired';

/** What is said on a {@link sessionTopic} when the session ends. @internal */
export const sessionEnded = 'ended';

/** Topic that says that a session has ended. @internal */
export function sessionTopic(sessionId: string): string {
  return `session:${sessionId}`;
}

/**
 * Makes the context of a request whose caller is known.
 *
 * @internal
 */
export function openContext(
  kernel: Kernel,
  request: Request,
  caller: CallerIdentity,
  requestId: string,
): OpenedContext {
  const stop = new AbortController();
  const abort = () => stop.abort();
  const closers: (() => void)[] = [];
  for (const signal of [request.signal, kernel.signal]) {
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    closers.push(() => signal.removeEventListener('abort', abort));
  }
  if (caller.kind === 'customer') closers.push(followSession(kernel, caller, abort));
  if ('expiresAt' in caller)
    closers.push(
      kernel.clock.setTimeout(
        () => stop.abort(tokenExpired),
        Math.max(0, caller.expiresAt - kernel.clock.now()),
      ),
    );
  return {
    stop,
    close: () => closers.forEach((closeOne) => closeOne()),
    context: {
      tenantId: caller.tenantId,
      caller,
      db: kernel.db,
      requestId,
      signal: stop.signal,
      locale: readLocale(request.headers.get('accept-language')),
      lastEventId: readLastEventId(request.headers.get('last-event-id')),
    },
  };
}

/** Calls `abort` when the session ends; where that may have been missed, it looks. */
function followSession(kernel: Kernel, caller: CustomerCaller, abort: () => void): () => void {
  return kernel.bus.subscribe(sessionTopic(caller.sessionId), (payload) => {
    if (payload === sessionEnded) return abort();
    const looking = isSessionOpen(kernel.db, caller).then((isOpen) => isOpen || abort());
    kernel.track(looking);
  });
}

function readLocale(header: string | null): string | undefined {
  const first = header?.split(/[,;]/)[0]?.trim() ?? '';
  return /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}$/.test(first) ? first : undefined;
}

function readLastEventId(header: string | null): number | undefined {
  const number = Number(header);
  return header && /^\d{1,15}$/.test(header) ? number : undefined;
}
