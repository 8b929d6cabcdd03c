import { createApp } from './http/app.ts';
import type { App } from './http/app.ts';
import { problemResponse } from './http/problem-response.ts';
import { forgetExpired } from './idempotency/forget-expired.ts';
import { openKernel } from './kernel/open-kernel.ts';
import type { OpenedKernel } from './kernel/open-kernel.ts';
import { ProblemError } from './kernel/problem-error.ts';
import type { ServiceOptions } from './service-options.ts';
import { registerSessionRoutes } from './sessions/routes.ts';

/**
 * A running service: one function from requests to responses.
 *
 * @public
 */
export interface Service {
  /** Answers a request. Waits until the service is ready. */
  fetch(request: Request): Promise<Response>;
  /** Settles once the database is up to date and the tenants are known; rejects if that fails. */
  readonly ready: Promise<void>;
  /** Ends streams and answers in progress, waits for running changes, closes the database. */
  close(): Promise<void>;
}

/**
 * Starts a service over a database. The same code runs in Node, in a page and in a test.
 *
 * @throws TypeError if an option is wrong; the message says which and what to put right.
 *
 * @public
 */
export function createService(options: ServiceOptions): Service {
  const opened = openKernel(options);
  const started = start(opened);
  const ready = started.then(() => undefined);
  // who does not wait for `ready` learns of a failed start from each answer
  ready.catch(() => undefined);
  return {
    ready,
    async fetch(request) {
      let app: App;
      try {
        app = await started;
      } catch {
        const failed = new ProblemError('unavailable', 'The service did not start. See its log.');
        return problemResponse(failed, 'none');
      }
      return opened.run(() => app.fetch(request));
    },
    close: () => opened.close(),
  };
}

async function start(opened: OpenedKernel): Promise<App> {
  const kernel = await opened.kernel;
  const app = createApp(kernel);
  registerSessionRoutes(app);
  opened.onClose(forgetExpired(kernel));
  return app;
}
