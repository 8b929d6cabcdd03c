/** Runs all generators. Stops at the first failure, because later generators read earlier output. */
import { generators } from './lib/generators.ts';
import { runGenerator } from './lib/run-generator.ts';

process.exitCode = generators.every(runGenerator) ? 0 : 1;
