import { writeFile } from 'node:fs/promises';
import { format } from 'prettier';
import { endpoints } from '../src/endpoints.ts';
import { wireSource } from './wire-source.ts';

const target = new URL('../src/wire/generated/endpoints.ts', import.meta.url);
const source = await format(wireSource(endpoints), {
  parser: 'typescript',
  singleQuote: true,
  printWidth: 100,
});
await writeFile(target, source);
