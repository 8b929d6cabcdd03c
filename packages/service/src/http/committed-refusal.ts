import type { ProblemError } from '../base/problem-error.ts';

/**
 * Outcome of a change that the service commits although it refuses the request. A handler that throws instead rolls the
 * change back. The service audits the refusal.
 */
export class CommittedRefusal {
  readonly problem: ProblemError;
  /** Id of the resource, for the audit. */
  readonly target: string;

  constructor(problem: ProblemError, target: string) {
    this.problem = problem;
    this.target = target;
  }
}
