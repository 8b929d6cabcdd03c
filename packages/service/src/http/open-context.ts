import type { CallerIdentity, CustomerCaller, KeyCaller } from '../base/caller-identity.ts';
import type { Limits } from '../base/limits.ts';
import type { Runtime } from '../base/runtime.ts';
import { keysTopic } from '../platform/tenants/keys-topic.ts';
import type { Tenants } from '../platform/tenants/tenants.ts';
import type { Bus } from '../store/bus/bus.ts';
import type { Store } from '../store/store.ts';
import { clientLeft, keyRemoved, sessionClosed, tokenExpired } from './abort-reason.ts';
import { readAcceptLanguage } from './accept-language.ts';
import type { CallerDirectory } from './caller-directory.ts';
import { followRight } from './follow-right.ts';
import type { RequestContext } from './request-context.ts';
import type { RequestHead } from './served-request.ts';
import { sessionTopic, sessionEnded } from './session-topic.ts';

/** A request context, with the means to abort it and to release its resources. */
export interface OpenedContext {
  readonly context: Omit<RequestContext, 'idle'>;
  /** Aborts the signal of the context. */
  readonly stop: AbortController;
  /** Adds a function that `close` calls. */
  readonly onClose: (close: () => void) => void;
  /** Removes timers and listeners. Call it once the response is complete. */
  readonly close: () => void;
}

/** Dependencies of {@link openContext}. */
export interface ContextParts
  extends Pick<Store, 'db'>, Pick<Runtime, 'clock' | 'signal' | 'track'> {
  readonly bus: Bus;
  readonly limits: Pick<Limits, 'pageBytes'>;
  readonly callers: Pick<CallerDirectory, 'isSessionOpen'>;
  readonly tenants: Pick<Tenants, 'hasKey' | 'settings'>;
}

/**
 * Creates the context of an authenticated request.
 */
export function openContext(
  parts: ContextParts,
  request: RequestHead,
  caller: CallerIdentity,
  requestId: string,
): OpenedContext {
  const stop = new AbortController();
  const closers: (() => void)[] = [];
  // These closers also keep the request in memory: once a Request is garbage-collected, Node no longer aborts its
  // signal, https://github.com/nodejs/node/issues/55428
  for (const [owner, reason] of [[request, clientLeft] as const, [parts, undefined] as const]) {
    const abort = () => stop.abort(reason);
    if (owner.signal.aborted) abort();
    owner.signal.addEventListener('abort', abort, { once: true });
    closers.push(() => owner.signal.removeEventListener('abort', abort));
  }
  if (caller.kind === 'customer')
    closers.push(followSession(parts, caller, () => stop.abort(sessionClosed)));
  if (caller.kind === 'secret' || caller.kind === 'publishable')
    closers.push(followKey(parts, caller, () => stop.abort(keyRemoved)));
  if ('expiresAt' in caller)
    closers.push(
      parts.clock.setTimeout(
        () => stop.abort(tokenExpired),
        Math.max(0, caller.expiresAt - parts.clock.now()),
      ),
    );
  return {
    stop,
    onClose: (close) => closers.push(close),
    close: () => closers.splice(0).forEach((close) => close()),
    context: {
      tenantId: caller.tenantId,
      caller,
      bounds: parts.tenants.settings(caller.tenantId).bounds,
      staffScope: undefined,
      db: parts.db,
      requestId,
      pageBytes: parts.limits.pageBytes,
      signal: stop.signal,
      locale: readAcceptLanguage(request.headers.get('accept-language')),
      lastEventId: readLastEventId(request.headers.get('last-event-id')),
    },
  };
}

/** Calls `abort` when the session ends. */
function followSession(parts: ContextParts, caller: CustomerCaller, abort: () => void): () => void {
  const right = {
    topics: [sessionTopic(caller.sessionId)],
    ended: sessionEnded,
    holds: () => parts.callers.isSessionOpen(caller),
  };
  return followRight(parts, right, abort);
}

/** Calls `abort` when the tenant no longer has the key of the caller, which another node learns at its start. */
function followKey(parts: ContextParts, caller: KeyCaller, abort: () => void): () => void {
  const right = {
    topics: [keysTopic(caller.tenantId)],
    holds: () => parts.tenants.hasKey(caller),
  };
  return followRight(parts, right, abort);
}

function readLastEventId(header: string | null): number | undefined {
  const number = Number(header);
  return header && /^\d{1,15}$/.test(header) ? number : undefined;
}
