import { cruise } from 'dependency-cruiser';
import type { ICruiseResult } from 'dependency-cruiser';
import { importRules } from './import-rules.ts';

/** Reads the imports of all files in the folders below a root, and holds them against the rules. */
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
      // An import that TypeScript erases still tells a reader where a thing belongs.
      tsPreCompilationDeps: true,
      doNotFollow: { path: 'node_modules' },
      exclude: { path: '(^|/)(node_modules|dist|\\.temp|\\.data)/' },
    },
    { conditionNames: ['source', 'import', 'node', 'default'], exportsFields: ['exports'] },
  );
  return output as ICruiseResult;
}
