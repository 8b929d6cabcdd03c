import { Session } from 'node:inspector/promises';
import { setFlagsFromString } from 'node:v8';
import { recordTextWork } from './text-work.ts';

/** Counts the work of code in steps, so that a test can compare two inputs without measuring time. */
export interface StepCounter<T> {
  readonly subject: T;
  /**
   * Runs the work and returns its steps: executions of blocks of the code, and characters that its expressions and
   * string methods visit.
   */
  count(work: (subject: T) => unknown): Promise<number>;
  close(): Promise<void>;
}

/**
 * Imports code so that its steps can be counted. V8 counts the blocks of code that is compiled after the counter opens,
 * so no module of the subject may be imported earlier.
 *
 * @param folder - Part of the URLs of all modules whose blocks count, such as `/components/src/markdown/`.
 * @param load - Imports the subject dynamically.
 */
export async function openStepCounter<T>(
  folder: string,
  load: () => Promise<T>,
): Promise<StepCounter<T>> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  const subject = await load();
  const takeBlocks = async () => {
    const { result } = await session.post('Profiler.takePreciseCoverage');
    return result
      .filter(({ url }) => url.includes(folder))
      .flatMap(({ functions }) => functions)
      .flatMap(({ ranges }) => ranges)
      .reduce((sum, { count }) => sum + count, 0);
  };
  return {
    subject,
    async count(work) {
      await takeBlocks();
      optimize(false);
      const countCharacters = recordTextWork(() => work(subject));
      optimize(true);
      return (await takeBlocks()) + countCharacters();
    },
    async close() {
      await session.post('Profiler.stopPreciseCoverage');
      session.disconnect();
    },
  };
}

/**
 * Lets V8 optimise code from now on, or not. Optimised code counts neither its own calls nor those that it inlines, and
 * a background thread decides how soon V8 uses it, so the same work would have more or fewer steps.
 */
function optimize(isAllowed: boolean): void {
  for (const compiler of ['maglev', 'turbofan'])
    setFlagsFromString(`--${isAllowed ? '' : 'no-'}${compiler}`);
}
