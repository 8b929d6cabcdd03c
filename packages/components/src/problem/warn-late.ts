import type { warn } from './explain.ts';

/** Reports a problem that does not keep an element from working, as `warn` does, once the code for that has loaded. */
export function warnLate(...report: Parameters<typeof warn>): void {
  import('./explain.ts').then(
    ({ warn }) => warn(...report),
    // Code that does not load cannot report. The browser shows the missing file in its console.
    () => undefined,
  );
}
