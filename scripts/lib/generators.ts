import { entryIndexes } from './entry-index.ts';

/** A script that writes committed files. */
export interface Generator {
  readonly script: string;
  /** The files and folders that the script writes. */
  readonly files: readonly string[];
}

/** All generators in running order, because each may read the files that earlier generators write. */
export const generators: readonly Generator[] = [
  {
    script: 'packages/contract/scripts/generate.ts',
    files: ['packages/contract/src/generated', 'packages/contract/src/wire/generated'],
  },
  { script: 'scripts/entries.ts', files: [...(await entryIndexes()).keys()] },
  { script: 'packages/contract/scripts/openapi.ts', files: ['packages/contract/openapi.json'] },
  { script: 'scripts/element-table.ts', files: ['docs/guides/front-end.md'] },
  {
    script: 'scripts/tokens.ts',
    files: ['packages/components/src/theme/theme-sheet.ts', 'packages/components/tokens.json'],
  },
];
