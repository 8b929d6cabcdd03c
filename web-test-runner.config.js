import {
  chromiumArguments,
  findChromium,
  findFirefox,
  findWebKit,
} from '@tellerkit/tooling/browsers';
import { WebKitLauncher } from '@tellerkit/tooling/webkit';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { playwrightLauncher } from '@web/test-runner-playwright';
import { writeFileSync } from 'node:fs';
import puppeteer from 'puppeteer-core';

// Prefers an installed browser over Playwright's download. Reduces motion, so that no check sees an element in the
// middle of a fade.
const launchers = {
  chromium: () => {
    const executablePath = findChromium();
    const args = [...chromiumArguments, '--force-prefers-reduced-motion'];
    const launchOptions = { executablePath, args };
    return executablePath
      ? chromeLauncher({ launchOptions })
      : playwrightLauncher({ product: 'chromium' });
  },
  firefox: () => {
    const executablePath = findFirefox();
    return executablePath
      ? chromeLauncher({
          puppeteer,
          createPage: firefoxPage,
          launchOptions: {
            browser: 'firefox',
            executablePath,
            extraPrefsFirefox: { 'ui.prefersReducedMotion': 1 },
          },
          concurrency: 1,
        })
      : playwrightLauncher({ product: 'firefox' });
  },
  webkit: () => {
    const paths = findWebKit();
    return paths ? new WebKitLauncher(paths) : playwrightLauncher({ product: 'webkit' });
  },
};

/**
 * Opens a page in Firefox, which knows the space bar only by its character.
 * @param {{ context: import('puppeteer-core').BrowserContext }} options
 */
async function firefoxPage({ context }) {
  const page = await context.newPage();
  const press = page.keyboard.press.bind(page.keyboard);
  page.keyboard.press = (key, options) => press(key === 'Space' ? ' ' : key, options);
  return page;
}

/** File to which the gate requires the counts of passed and failed tests, as JSON. Undefined outside the gate. */
const countsFile = process.env.TELLERKIT_TEST_COUNTS;
const countingReporter = {
  /** @param {import('@web/test-runner-core').TestRunFinishedArgs} run */
  onTestRunFinished({ sessions }) {
    const counts = { passed: 0, failed: 0, skipped: 0 };
    /** @param {import('@web/test-runner-core').TestSuiteResult | undefined} suite */
    const count = (suite) => {
      for (const test of suite?.tests ?? []) {
        counts[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed'] += 1;
      }
      for (const inner of suite?.suites ?? []) count(inner);
    };
    for (const session of sessions) {
      count(session.testResults);
      const broken = !session.passed && !session.testResults?.tests.some((test) => !test.passed);
      if (broken && session.errors.length > 0) counts.failed += 1;
    }
    if (countsFile) writeFileSync(countsFile, JSON.stringify(counts));
  },
};

const engines = (process.env.TELLERKIT_ENGINES ?? 'chromium,firefox,webkit').split(',');

export default {
  files: [
    'packages/components/src/**/*.test.ts',
    '!**/*.node.test.ts',
    'packages/sdk/src/**/*.browser.test.ts',
  ],
  browsers: engines.map((name) => launchers[/** @type {keyof typeof launchers} */ (name)]()),
  concurrency: 2,
  concurrentBrowsers: 1,
  // These timeouts are long because a busy machine is slow, and only a failing run reaches them.
  browserStartTimeout: 180_000,
  testsStartTimeout: 180_000,
  testsFinishTimeout: 600_000,
  testFramework: { config: { timeout: 60_000 } },
  nodeResolve: { exportConditions: ['source', 'development'], browser: true },
  plugins: [esbuildPlugin({ ts: true, target: 'es2022', tsconfig: './tsconfig.base.json' })],
  reporters: [defaultReporter({ reportTestProgress: !countsFile }), countingReporter],
  // Lit logs this line on every page of a development build
  filterBrowserLogs: ({ args }) => !String(args[0]).startsWith('Lit is in dev mode'),
};
