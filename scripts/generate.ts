/** Runs all generators. A generator that fails ends the run, because those after it read what it writes. */
import { generators } from './lib/generators.ts';
import { runGenerator } from './lib/run-generator.ts';

process.exitCode = generators.every(runGenerator) ? 0 : 1;
