import type { LiveSnapshot } from '@tellerkit/sdk/live';
import { newsBetween } from '../../conversation/news.ts';
import type { PanelHost } from '../../host/panel-host.ts';
import { newsText } from './news-text.ts';

/**
 * Says what is new to who cannot see it: whole messages while the panel is open, else how many.
 *
 * @returns whether there are messages of others among it
 */
export function tellNews(host: PanelHost, before: LiveSnapshot, after: LiveSnapshot): boolean {
  const { announcer, isShown, localize } = host;
  const { strings } = localize;
  const news = newsBetween(before, after);
  const count = news.filter(({ kind }) => kind === 'message').length;
  if (isShown) for (const one of news) announcer.announce(newsText(strings, one));
  else if (count) announcer.announce(strings.unread(count));
  return count > 0;
}
