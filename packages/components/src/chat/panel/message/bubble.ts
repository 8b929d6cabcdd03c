import type { ContentBlock, NewContentBlock } from '@tellerkit/sdk';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Entry } from './entry.ts';
import type { MessageContext } from './message-context.ts';

/** Renders a message, with its progress while the message is not sent yet. */
export function renderBubble(context: MessageContext, entry: Entry): TemplateResult {
  const content = contentOf(entry);
  const isBare = content.every(({ type }) => type === 'notice' || type === 'quick-replies');
  return html`<div class="message" part="message">
    <div class=${isBare ? 'bare' : 'bubble'} part="bubble">
      ${content.map((block, index) => renderBlock(context, entry, block, index))}
    </div>
    ${entry.kind === 'outgoing' ? context.deferred?.renderProgress(context, entry) : nothing}
  </div>`;
}

function contentOf(entry: Entry): readonly (ContentBlock | NewContentBlock)[] {
  if (entry.kind === 'message') return entry.message.content;
  if (entry.kind === 'outgoing') return entry.outgoing.content;
  return [{ type: 'markdown', text: entry.answer.text }];
}

function renderBlock(
  { view, markdown, deferred }: MessageContext,
  entry: Entry,
  block: ContentBlock | NewContentBlock,
  index: number,
): unknown {
  const { strings } = view;
  switch (block.type) {
    case 'text': {
      const text = isOwn(entry) ? block.text : markdown.renderPlain(block);
      return html`<p class="text" dir="auto">${text}</p>`;
    }
    case 'markdown': {
      const isGrowing = entry.kind === 'answer';
      if (isGrowing && !block.text) return renderDots(strings.writing(strings.assistant));
      return html`<div class=${markdown.isLoaded ? 'markdown' : 'text'} dir="auto">
        ${markdown.render(`${entry.key}/${index}`, block, isGrowing)}
      </div>`;
    }
    case 'notice':
      return (
        deferred?.renderNotice(strings, block.tone, block.text) ??
        html`<p class="text">${block.text}</p>`
      );
    case 'citations':
      return deferred?.renderSources(strings, block.citations);
    case 'quick-replies':
      return nothing;
    default:
      return html`<p class="unknown">${strings.unknownBlock}</p>`;
  }
}

/** Returns true for a message of the customer, who needs no links in it. */
function isOwn(entry: Entry): boolean {
  return entry.kind !== 'message' || entry.message.author.role === 'customer';
}

/** Renders three dots, with a label for screen readers. */
export function renderDots(label: string): TemplateResult {
  return html`<span class="dots" part="typing"
    ><span class="unseen">${label}</span><i></i><i></i><i></i
  ></span>`;
}
