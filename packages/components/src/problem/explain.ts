import type { ProblemCode } from './problem-code.ts';
import type { ReactiveControllerHost } from 'lit';
import { baseUrlOf, problemOf } from './problem-of.ts';
import type { ProblemHost } from './problem-of.ts';
import { problems, stateOf } from './problems.ts';
import type { CustomerState } from './problems.ts';
import { repeatRequest } from './repeat-request.ts';
import { reportProblem } from './report-problem.ts';
import { english } from './strings.en.ts';
import type { ProblemStrings } from './strings.en.ts';

/** A problem in words for the customer. */
export interface Explanation {
  readonly state: CustomerState;
  /** Title and hint. Undefined for an element that has its own words. */
  readonly texts: readonly [title: string, hint: string] | undefined;
  /** True if a retry by the customer may help. */
  readonly mayRetry: boolean;
}

const languages: Readonly<Record<string, () => Promise<ProblemStrings>>> = {
  'zh-CN': () => import('./strings.zh-cn.ts').then((module) => module.simplifiedChinese),
};

/** The problem that each element has reported last and still has. */
const reported = new WeakMap<HTMLElement, ProblemCode | 'offline'>();

/** Reports a problem that does not keep an element from working. A tag stands for its first element in the page. */
export function warn(target: ProblemHost | string, code: ProblemCode): void {
  const element = typeof target === 'string' ? document.querySelector(target) : target;
  reportProblem(element ?? document, { code }, problems[code].text);
}

/** The state in which an element keeps its problem. */
interface Explained {
  /** The problem that the element has now. */
  readonly reported: unknown;
  explanation: Explanation | null | undefined;
}

/**
 * Reports an element's problem to the developer, unless the element still has the same problem, and gives the element
 * words for the customer.
 *
 * @param problem - An error of the SDK, or a reason of the element. Undefined once the problem is solved.
 */
export async function explain(
  host: ProblemHost & Pick<ReactiveControllerHost, 'requestUpdate'>,
  problem: unknown,
  locale: string,
  explained: Explained,
): Promise<void> {
  const explanation =
    problem === undefined ? undefined : await toExplanation(host, problem, locale);
  if (problem === undefined) reported.delete(host);
  if (problem !== explained.reported) return;
  explained.explanation = explanation;
  host.requestUpdate();
}

async function toExplanation(
  host: ProblemHost,
  problem: unknown,
  locale: string,
): Promise<Explanation> {
  let code = problemOf(problem, host);
  if (code === 'service-unreachable' && reported.get(host) !== code) {
    await repeatRequest(baseUrlOf(host));
    code = problemOf(problem, host);
  }
  if (reported.get(host) !== code) {
    reported.set(host, code);
    const { requestId, status } = factsOf(problem);
    if (code !== 'offline') reportProblem(host, { code, status, requestId }, problems[code].text);
  }
  const state = stateOf(code);
  const strings = (await languages[locale]?.().catch(() => undefined)) ?? english;
  const texts = strings[host.localName as keyof ProblemStrings]?.[state];
  return { state, texts, mayRetry: state !== 'setup' && state !== 'unknown' };
}

interface Facts {
  readonly status?: number;
  readonly requestId?: string;
  readonly cause?: unknown;
}

/** Returns the facts of the innermost error that has a status, because a token provider wraps the service's refusal. */
function factsOf(problem: unknown): Facts {
  const { cause, requestId, status } = Object(problem) as Facts;
  if (status || !cause) return { ...(status && { status }), ...(requestId && { requestId }) };
  return factsOf(cause);
}
