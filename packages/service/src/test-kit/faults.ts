import { cutAfter, cutBefore, cutWithin, delayed, doubled } from './fault-actions.ts';
import { overtaken, refuse } from './fault-actions.ts';
import { checkEndpoints } from './endpoint-of.ts';
import type {
  Fault,
  FaultAction,
  FaultKind,
  FaultScope,
  FaultyCall,
  InjectedFault,
  SendOn,
} from './fault.ts';
import type { TestClock } from './test-clock.ts';

/** Options of {@link Faults.status}. @public */
export interface StatusFaultOptions extends FaultScope {
  /** The `Retry-After` header: seconds, or an HTTP date. @defaultValue none */
  readonly retryAfter?: number | string;
}

interface ActiveFault extends Fault {
  /** Returns the action to apply to `call`, or undefined if the fault does not hit the call. */
  take(call: FaultyCall): FaultAction | undefined;
}

/**
 * Injects faults into the network between clients and the service. Several faults can hit the same call. The fault that
 * was added first then acts first on the request and last on the response. `log` records every injected fault.
 *
 * @example
 * ```ts
 * bank.faults.cutAfterCommit({ endpoint: 'messages.send', nth: 1 });
 * bank.faults.status(503, { retryAfter: 2, probability: 0.1 });
 * const offline = bank.faults.offline();
 * offline.end();
 * ```
 *
 * @public
 */
export class Faults {
  /** Every injected fault, oldest first. */
  readonly log: readonly InjectedFault[] = [];
  readonly #clock: TestClock;
  readonly #random: () => number;
  readonly #cutAll: () => void;
  #active: readonly ActiveFault[] = [];

  /** @internal */
  constructor(clock: TestClock, random: () => number, cutAll: () => void) {
    this.#clock = clock;
    this.#random = random;
    this.#cutAll = cutAll;
  }

  /** Breaks the connection before the service receives the request, so nothing is stored. */
  cutBeforeCommit(scope?: FaultScope): Fault {
    return this.#add('cut-before-commit', scope, cutBefore);
  }

  /** Breaks the connection after the service has handled the request, so the caller gets no response. */
  cutAfterCommit(scope?: FaultScope): Fault {
    return this.#add('cut-after-commit', scope, cutAfter);
  }

  /** Responds with this status in place of the service, as a proxy would. The service does not receive the request. */
  status(status: number, { retryAfter, ...scope }: StatusFaultOptions = {}): Fault {
    const header = retryAfter === undefined ? undefined : String(retryAfter);
    return this.#add('status', scope, refuse(status, header));
  }

  /** Delays the request by `ms` milliseconds of the test's clock. */
  delay(ms: number, scope?: FaultScope): Fault {
    return this.#add('delay', scope, delayed(this.#clock, ms));
  }

  /** Sends the request to the service twice at the same time. */
  duplicate(scope?: FaultScope): Fault {
    return this.#add('duplicate', scope, doubled);
  }

  /**
   * Swaps a request with the next request that the fault hits. If no such request follows within one second of the
   * test's clock, the first request continues.
   */
  reorder(scope?: FaultScope): Fault {
    return this.#add('reorder', scope, overtaken(this.#clock, 1000));
  }

  /** Breaks the connection after `bytes` bytes of the response, whether it is a stream or not. */
  partialStream(bytes: number, scope?: FaultScope): Fault {
    return this.#add('partial-stream', scope, cutWithin(bytes));
  }

  /** Takes the network away until the fault ends. Open streams break, and calls fail at once. */
  offline(): Fault {
    const fault = this.#add('offline', {}, cutBefore);
    this.#cutAll();
    return fault;
  }

  /** Ends all faults. */
  clear(): void {
    for (const fault of this.#active) fault.end();
  }

  /** @internal */
  around(call: FaultyCall, send: SendOn): Promise<Response> {
    const actions = this.#active.flatMap((fault) => fault.take(call) ?? []);
    return actions.reduceRight<SendOn>((next, action) => () => action(call, next), send)();
  }

  #add(kind: FaultKind, scope: FaultScope = {}, action: FaultAction): Fault {
    const { endpoint, nth, probability = 1, times = nth === undefined ? Infinity : 1 } = scope;
    const endpoints = typeof endpoint === 'string' ? [endpoint] : endpoint;
    checkEndpoints(endpoints ?? []);
    const injected: InjectedFault[] = [];
    let matching = 0;
    const fault: ActiveFault = {
      kind,
      injected,
      end: () => {
        this.#active = this.#active.filter((active) => active !== fault);
      },
      take: (call) => {
        if (endpoints && !endpoints.includes(call.endpoint)) return undefined;
        matching += 1;
        if (nth !== undefined && matching !== nth) return undefined;
        // Draws for every matching call, so that equal seeds hit the same calls
        if (probability < 1 && this.#random() >= probability) return undefined;
        const entry = {
          kind,
          endpoint: call.endpoint,
          call: call.call,
          at: this.#clock.now(),
        };
        injected.push(entry);
        (this.log as InjectedFault[]).push(entry);
        if (injected.length >= times) fault.end();
        return action;
      },
    };
    this.#active = [...this.#active, fault];
    return fault;
  }
}
