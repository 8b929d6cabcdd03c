import type { Loader } from '@storybook/web-components-vite';

/** Opens the real service in the page for stories with the parameter `live`. */
export const liveLoader: Loader = async ({ parameters, globals }) => {
  if (!parameters['live']) return {};
  const { openStoryBank } = await import('./story-bank.ts');
  const bank = await openStoryBank();
  return { bank, client: bank.customer(String(globals['locale'])) };
};
