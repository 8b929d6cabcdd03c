import type { StorybookConfig } from '@storybook/web-components-vite';

const config: StorybookConfig = {
  framework: '@storybook/web-components-vite',
  stories: ['../packages/components/src/**/*.stories.ts'],
  addons: ['@storybook/addon-a11y', '@storybook/addon-docs'],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  viteFinal: (vite) => ({
    ...vite,
    // Relative, so that the built Storybook works in any folder of a plain file server
    base: './',
    resolve: {
      ...vite.resolve,
      conditions: ['source', 'module', 'browser', 'development|production'],
    },
    // SQLite loads its WebAssembly from beside its module, and pre-bundling would separate the two
    optimizeDeps: { ...vite.optimizeDeps, exclude: ['@sqlite.org/sqlite-wasm'] },
    logLevel: 'warn',
    build: {
      ...vite.build,
      target: 'es2022',
      chunkSizeWarningLimit: 4000,
      reportCompressedSize: false,
    },
  }),
};

export default config;
