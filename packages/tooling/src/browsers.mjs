// Plain JavaScript, because the set-up runs this file on Node 20 before any dependency is installed.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';

/** Switches that prevent background work of a headless Chromium. As root, Chromium starts only with `--no-sandbox`. */
export const chromiumArguments = [
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/** @param {string[]} candidates */
const firstExisting = (...candidates) => candidates.find((path) => path && existsSync(path));

/**
 * Returns the path at which Playwright stores its own browser, or an empty string if Playwright is not installed.
 * @param {'chromium'} name
 */
function playwrightPath(name) {
  try {
    return createRequire(import.meta.url)('playwright-core')[name].executablePath();
  } catch {
    return '';
  }
}

/** @returns {string | undefined} */
export const findChromium = () =>
  firstExisting(
    process.env.CHROMIUM_PATH ?? '',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    playwrightPath('chromium'),
  );

/** @returns {string | undefined} */
export const findFirefox = () =>
  firstExisting(
    process.env.FIREFOX_PATH ?? '',
    '/usr/bin/firefox-esr',
    '/usr/bin/firefox',
    '/Applications/Firefox.app/Contents/MacOS/firefox',
  );

/**
 * Finds WebKitGTK's driver, the matching MiniBrowser, and the virtual display that they need.
 * @returns {{ driver: string, browser: string, display: string } | undefined}
 */
export function findWebKit() {
  const driver = firstExisting(process.env.WEBKIT_DRIVER_PATH ?? '', '/usr/bin/WebKitWebDriver');
  const display = firstExisting('/usr/bin/Xvfb');
  const folders = ['x86_64-linux-gnu', 'aarch64-linux-gnu'].flatMap((machine) =>
    ['webkit2gtk-4.1', 'webkit2gtk-4.0'].map((version) => `/usr/lib/${machine}/${version}`),
  );
  const browser = firstExisting(...folders.map((folder) => `${folder}/MiniBrowser`));
  return driver && browser && display ? { driver, browser, display } : undefined;
}
