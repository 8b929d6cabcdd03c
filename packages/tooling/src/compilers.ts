import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const { resolve } = createRequire(import.meta.url);
const compilerIn = (name: string) => join(dirname(resolve(`${name}/package.json`)), 'bin/tsc');

/** Paths of the oldest and the newest TypeScript compiler of consumers. */
export const compilers = {
  oldest: compilerIn('typescript-5.4'),
  newest: compilerIn('typescript-7'),
} as const;
