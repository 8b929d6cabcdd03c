import { cruise } from 'dependency-cruiser';
import type { ICruiseResult } from 'dependency-cruiser';
import { importRules } from './import-rules.ts';

/** Reads the imports of all files in the folders and checks them against the rules. */
export async function cruiseImports(
  root: string,
  folders: readonly string[],
): Promise<ICruiseResult> {
  const { output } = await cruise(
    [...folders],
    {
      ruleSet: { forbidden: importRules },
      validate: true,
      baseDir: root,
      // Counts type imports too, because a reader of the code has to follow these dependencies.
      tsPreCompilationDeps: true,
      doNotFollow: { path: 'node_modules' },
      exclude: { path: '(^|/)(node_modules|dist|\\.temp|\\.data)/' },
    },
    { conditionNames: ['source', 'import', 'node', 'default'], exportsFields: ['exports'] },
  );
  return output as ICruiseResult;
}
