import type { Loader } from '@storybook/web-components-vite';
import type { TellerClient } from '@tellerkit/sdk';
import type { StoryBank } from './story-bank.ts';

/** What a story with the parameter `live` finds in `context.loaded`. */
export interface LiveStory {
  readonly bank: StoryBank;
  /** A customer of this story alone. */
  readonly client: TellerClient;
}

/** Opens the real service in the page for stories that ask for it with the parameter `live`. */
export const liveLoader: Loader = async ({ parameters, globals }) => {
  if (!parameters['live']) return {};
  const { openStoryBank } = await import('./story-bank.ts');
  const bank = await openStoryBank();
  return { bank, client: bank.customer(String(globals['locale'])) };
};
