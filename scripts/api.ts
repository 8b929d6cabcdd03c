/**
 * Compares the API reports and the export lists of the last build with the committed files. With --update the script
 * writes these files instead. Every review reads their diff.
 */
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPackages, root } from './lib/packages.ts';

const update = process.argv.includes('--update');
const fresh = join(root, '.temp/api');
if (!existsSync(join(fresh, 'warnings.json'))) {
  console.error('There is no API report to compare. Run `pnpm build` first.');
  process.exit(1);
}

let problems = 0;
const warnings = JSON.parse(readFileSync(join(fresh, 'warnings.json'), 'utf8')) as string[];
for (const warning of warnings) console.error(warning);
if (warnings.length > 0) {
  problems += 1;
  console.error(`API Extractor has ${warnings.length} warnings. Fix them at the symbols above.`);
}

for (const pkg of readPackages()) {
  const stem = pkg.name.replace('@', '').replace('/', '-');
  for (const name of [`${stem}.api.md`, `${stem}.entries.txt`]) {
    const kept = join(pkg.folder, 'etc', name);
    if (update) {
      mkdirSync(join(pkg.folder, 'etc'), { recursive: true });
      copyFileSync(join(fresh, name), kept);
    } else if (
      !existsSync(kept) ||
      readFileSync(kept, 'utf8') !== readFileSync(join(fresh, name), 'utf8')
    ) {
      problems += 1;
      console.error(`${pkg.name}: etc/${name} differs. Run \`pnpm api\` and review its diff.`);
    }
  }
}
process.exitCode = problems > 0 ? 1 : 0;
