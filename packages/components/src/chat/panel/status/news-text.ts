import { isolate } from '../../../locales/bidi.ts';
import type { News } from '../../conversation/news.ts';
import { plainText } from './plain-text.ts';
import type { ChatStrings } from '../../strings/strings.en.ts';
import { markerText } from '../timeline/rows.ts';
import { speakerName } from '../../strings/speaker.ts';
import { failureText } from '../message/progress.ts';
import { deferredStrings } from '../../strings/deferred-strings.ts';
import { outageText } from './outage-text.ts';

/** Returns the announcement of a change for screen readers. Messages start with the name of the author. */
export function newsText(strings: ChatStrings, news: News): string {
  switch (news.kind) {
    case 'message': {
      const { author, content } = news.item.message;
      const name = isolate(speakerName(strings, author.role, author.displayName));
      return `${name}: ${plainText(content)}`;
    }
    case 'marker':
      return markerText(strings, news.item, news.before);
    case 'failed':
      return failureText(deferredStrings(strings), news.outgoing.error?.code);
    case 'offline':
      return outageText(deferredStrings(strings), news);
    case 'online':
      return deferredStrings(strings).back;
  }
}
