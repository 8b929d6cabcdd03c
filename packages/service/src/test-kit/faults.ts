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

/** How {@link Faults.status} answers. @public */
export interface StatusFaultOptions extends FaultScope {
  /** The `Retry-After` header: seconds, or an HTTP date. @defaultValue none */
  readonly retryAfter?: number | string;
}

interface ActiveFault extends Fault {
  /** What it does to this call; undefined if it leaves it alone. */
  take(call: FaultyCall): FaultAction | undefined;
}

/**
 * What goes wrong between a client and the service. Faults lie around one another in the order in which
 * they were asked for; what was injected stands in `log`.
 *
 * @example
 * ```ts
 * bank.faults.cutAfterCommit({ endpoint: 'messages.send', nth: 1 });
 * bank.faults.status(503, { retryAfter: 2, probability: 0.1 });
 * const gone = bank.faults.offline();
 * gone.end();
 * ```
 *
 * @public
 */
export class Faults {
  /** All that was injected, oldest first. */
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

  /** The connection is lost before the service gets the request: nothing has happened. */
  cutBeforeCommit(scope?: FaultScope): Fault {
    return this.#add('cut-before-commit', scope, cutBefore);
  }

  /** The connection is lost after the service has done what was asked: the caller cannot know. */
  cutAfterCommit(scope?: FaultScope): Fault {
    return this.#add('cut-after-commit', scope, cutAfter);
  }

  /** Something in between answers with this status; the service gets nothing. */
  status(status: number, { retryAfter, ...scope }: StatusFaultOptions = {}): Fault {
    const header = retryAfter === undefined ? undefined : String(retryAfter);
    return this.#add('status', scope, refuse(status, header));
  }

  /** The request arrives so many milliseconds later, on the test's clock. */
  delay(ms: number, scope?: FaultScope): Fault {
    return this.#add('delay', scope, delayed(this.#clock, ms));
  }

  /** The service gets the request twice at the same time. */
  duplicate(scope?: FaultScope): Fault {
    return this.#add('duplicate', scope, doubled);
  }

  /** Each request is overtaken by the next one that is hit, or waits for a second on the test's clock. */
  reorder(scope?: FaultScope): Fault {
    return this.#add('reorder', scope, overtaken(this.#clock, 1000));
  }

  /** The connection is lost after so many bytes of the answer, of a stream or of any other. */
  partialStream(bytes: number, scope?: FaultScope): Fault {
    return this.#add('partial-stream', scope, cutWithin(bytes));
  }

  /** The network is gone until the fault is ended: open streams break, calls fail at once. */
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
    let fitting = 0;
    const fault: ActiveFault = {
      kind,
      injected,
      end: () => {
        this.#active = this.#active.filter((one) => one !== fault);
      },
      take: (call) => {
        if (endpoints && !endpoints.includes(call.endpoint)) return undefined;
        fitting += 1;
        if (nth !== undefined && fitting !== nth) return undefined;
        // Drawn for each call that fits, so that the draws of a seed fall on the same calls
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
