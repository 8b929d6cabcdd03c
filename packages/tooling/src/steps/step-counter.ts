import { Session } from 'node:inspector/promises';
import { countTextWork } from './text-work.ts';

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
      const characters = countTextWork(() => work(subject));
      return characters + (await takeBlocks());
    },
    async close() {
      await session.post('Profiler.stopPreciseCoverage');
      session.disconnect();
    },
  };
}
