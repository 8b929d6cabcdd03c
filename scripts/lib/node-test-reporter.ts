import { writeCounts } from '@tellerkit/tooling/counts';
import type { TestEvent } from 'node:test/reporters';
import { inspect } from 'node:util';

/** Reports failures and skipped tests only, and writes the counts for the gate. */
export default async function* report(source: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  for await (const event of source) {
    if (event.type === 'test:fail' && event.data.details.type !== 'suite') {
      const { name, file, line, details } = event.data;
      const cause = details.error.cause ?? details.error;
      yield `✖ ${name} (${file ?? ''}:${String(line ?? 0)})\n${inspect(cause)}\n`;
    }
    if (event.type === 'test:pass' && event.data.skip !== undefined) {
      yield `- skipped: ${event.data.name} ${event.data.skip === true ? '' : event.data.skip}\n`;
    }
    if (event.type === 'test:interrupted')
      for (const { name } of event.data.tests) yield `✖ ${name} did not end\n`;
    if (event.type === 'test:stderr') yield event.data.message;
    if (event.type === 'test:summary' && event.data.file === undefined) {
      const { tests, passed, skipped, todo } = event.data.counts;
      const failed = tests - passed - skipped - todo;
      const counts = { passed, failed, skipped: skipped + todo };
      writeCounts(counts);
      yield `${String(passed)} passed, ${String(failed)} failed, ${String(counts.skipped)} skipped\n`;
    }
  }
}
