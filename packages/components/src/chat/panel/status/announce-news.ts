import type { LiveSnapshot } from '@tellerkit/sdk/live';
import { newsBetween } from '../../conversation/news.ts';
import type { PanelHost } from '../../host/panel-host.ts';
import { newsText } from './news-text.ts';

/**
 * Announces the changes between two snapshots to screen readers. Announces full texts while the panel is open, and the
 * number of new messages while the panel is closed.
 *
 * @returns true if the other side has sent a message
 */
export function announceNews(host: PanelHost, before: LiveSnapshot, after: LiveSnapshot): boolean {
  const { announcer, isShown, localize } = host;
  const { strings } = localize;
  const allNews = newsBetween(before, after);
  const count = allNews.filter(({ kind }) => kind === 'message').length;
  if (isShown) for (const news of allNews) announcer.announce(newsText(strings, news));
  else if (count) announcer.announce(strings.unread(count));
  return count > 0;
}
