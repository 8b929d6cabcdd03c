import type { Preview } from '@storybook/web-components-vite';
import { liveLoader } from './live-loader.ts';

type Icon = 'contrast' | 'globe' | 'accessibility' | 'transfer';

const choice = (title: string, icon: Icon, items: { value: string; title: string }[]) => ({
  description: title,
  toolbar: { title, icon, items, dynamicTitle: true },
});

const globalTypes = {
  theme: choice('Theme', 'contrast', [
    { value: 'light', title: 'Light' },
    { value: 'dark', title: 'Dark' },
    { value: 'contrast', title: 'High contrast' },
  ]),
  locale: choice('Language', 'globe', [
    { value: 'en', title: 'English' },
    { value: 'zh-CN', title: '简体中文' },
  ]),
  elder: choice('Elder mode', 'accessibility', [
    { value: 'off', title: 'Standard sizes' },
    { value: 'on', title: 'Elder mode' },
  ]),
  dir: choice('Direction', 'transfer', [
    { value: 'ltr', title: 'Left to right' },
    { value: 'rtl', title: 'Right to left' },
  ]),
};

/** Applies the toolbar's choices to the root element, as a host page would. */
function applyGlobals(globals: Record<string, unknown>): void {
  const { theme, locale, elder, dir } = globals;
  const page = document.documentElement;
  page.lang = String(locale);
  page.dir = String(dir);
  const dark = theme === 'dark';
  page.style.setProperty('color-scheme', dark ? 'dark' : 'light');
  page.style.setProperty('--teller-scheme', dark ? 'dark' : 'light');
  page.style.setProperty('--teller-contrast', theme === 'contrast' ? '1' : '0');
  page.style.setProperty('--teller-elder', elder === 'on' ? '1' : '0');
}

const preview: Preview = {
  globalTypes,
  loaders: [liveLoader],
  initialGlobals: { theme: 'light', locale: 'en', elder: 'off', dir: 'ltr' },
  decorators: [
    (story, context) => {
      applyGlobals(context.globals);
      return story();
    },
  ],
  parameters: {
    layout: 'padded',
    backgrounds: { disable: true },
    controls: { expanded: true },
    a11y: { test: 'error' },
    options: { storySort: { method: 'alphabetical' } },
  },
};

export default preview;
