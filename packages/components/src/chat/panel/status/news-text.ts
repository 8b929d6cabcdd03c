import type { News } from '../../conversation/news.ts';
import { plainText } from './plain-text.ts';
import type { ChatStrings } from '../../strings/strings.en.ts';
import { markerText } from '../timeline/rows.ts';
import { speakerName } from '../../strings/speaker.ts';
import { reason } from '../message/progress.ts';
import { deferredStrings } from '../../strings/deferred-strings.ts';

/** News as a person hears it: whole messages with the name of who speaks. */
export function newsText(strings: ChatStrings, news: News): string {
  switch (news.kind) {
    case 'message': {
      const { author, content } = news.item.message;
      return `${speakerName(strings, author.role, author.displayName)}: ${plainText(content)}`;
    }
    case 'marker':
      return markerText(strings, news.item);
    case 'failed':
      return reason(deferredStrings(strings), news.outgoing.error?.code);
    case 'offline':
      return deferredStrings(strings).offline;
    case 'back':
      return deferredStrings(strings).back;
  }
}
