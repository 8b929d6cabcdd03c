// Runs `npm start` and `npm test`. Needs only Node 20 and npm. Installs pnpm, Node 24 and, for the tests, three
// browsers and PostgreSQL. Plain JavaScript, because no dependency is installed yet.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { findChromium, findFirefox, findWebKit } from '../packages/tooling/src/browsers.mjs';

// The field `packageManager` of package.json does not name this version, because Corepack and pnpm itself would then
// download it again. A frozen lockfile refuses such a download.
const pnpm = 'pnpm@12.21.0';
const root = join(import.meta.dirname, '..');
const bin = join(root, 'node_modules/.bin');
const environment = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` };

/** @param {string} message */
function stop(message) {
  console.error(message);
  process.exit(1);
}

/**
 * @param {string} program
 * @param {string[]} rest
 * @param {NodeJS.ProcessEnv} [env]
 */
function run(program, rest, env = process.env) {
  return spawnSync(program, rest, { cwd: root, stdio: 'inherit', env }).status === 0;
}

function installPackages() {
  const install = ['-y', pnpm, 'install', '--frozen-lockfile', '--reporter=append-only'];
  if (!run('npx', install)) {
    stop(
      'The packages could not be installed. Check the output above, the network and the lockfile, then try again.',
    );
  }
}

/** Programs that the tests need besides npm packages, with their Debian packages. */
const wanted = [
  { name: 'Chromium', packages: ['chromium'], found: () => Boolean(findChromium()) },
  { name: 'Firefox', packages: ['firefox-esr'], found: () => Boolean(findFirefox()) },
  {
    name: 'WebKit',
    packages: ['webkit2gtk-driver', 'xvfb'],
    found: () => Boolean(findWebKit()),
  },
  {
    name: 'PostgreSQL',
    packages: ['postgresql'],
    found: () => existsSync('/usr/lib/postgresql') || existsSync('/opt/homebrew/opt/postgresql'),
  },
];

function installWithApt() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  run('apt-get', ['update', '-q'], env);
  // Installs each program separately, so that a package name that this system lacks does not stop the others.
  for (const { name, packages, found } of wanted) {
    if (found()) continue;
    console.log(`Installing ${name}`);
    run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], env);
  }
}

function installWithPlaywright() {
  const engines = wanted.filter(({ name, found }) => name !== 'PostgreSQL' && !found());
  const names = engines.map(({ name }) => name.toLowerCase());
  // A build machine also lacks the browsers' libraries, and its sudo needs no password.
  const withLibraries = process.env.CI ? ['--with-deps'] : [];
  return (
    names.length === 0 ||
    run(join(bin, 'playwright-core'), ['install', ...withLibraries, ...names], environment)
  );
}

function prepareTests() {
  const missing = () => wanted.filter(({ found }) => !found());
  if (missing().length === 0) return;
  installWithApt();
  if (installWithPlaywright() && missing().every(({ name }) => name !== 'PostgreSQL')) return;
  for (const { name, packages } of missing()) {
    const advice = `On Debian and Ubuntu: apt-get install ${packages.join(' ')}`;
    console.warn(`${name} is not installed, so tests that need it will fail. ${advice}`);
  }
}

/**
 * Runs a command line to its end. Passes signals on to all its processes, and exits with its exit code.
 * @param {string} command
 * @param {string} folder
 */
function handOver(command, folder) {
  const options = { cwd: folder, env: environment, shell: true, detached: true };
  const child = spawn(command, { ...options, stdio: ['ignore', 'inherit', 'inherit'] });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => process.kill(-Number(child.pid), signal));
  }
  child.on('exit', (code) => process.exit(code ?? 1));
}

if (Number(process.versions.node.split('.')[0]) < 20) {
  stop(`Node ${process.versions.node} is too old. Install Node 20 or newer, then try again.`);
}
const [mode, ...rest] = process.argv.slice(2);
const quoted = rest.map((argument) => `'${argument}'`);
installPackages();
if (mode === 'test') {
  prepareTests();
  handOver(['node scripts/verify.ts', ...quoted].join(' '), root);
} else {
  if (!run(join(bin, 'rollup'), ['--config', '--silent'], environment)) {
    stop('The packages could not be built. Fix the errors above.');
  }
  const demo = join(root, 'examples/bank');
  const { scripts } = JSON.parse(readFileSync(join(demo, 'package.json'), 'utf8'));
  handOver([scripts.start, ...quoted].join(' '), demo);
}
