import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Assignment, ContentBlock, NewContentBlock } from '@tellerkit/contract';
import { lexOnce, renderMarkdown } from '@tellerkit/components/markdown';
import type { LiveConversation, MessageItem, TimelineItem } from '@tellerkit/sdk/live';
import type { Desk } from './desk-state.ts';
import { fieldText } from './field-text.ts';
import { limitCharacters } from './limit-characters.ts';
import { text } from './texts.ts';

/** Renders the conversation with its history and the reply form. */
export function conversationView(desk: Desk, assignment: Assignment, live: LiveConversation) {
  const { items, outgoing, typing, connection, firstSequence } = live.getSnapshot();
  const isTyping = typing.some(({ role }) => role === 'customer');
  return html`
    <div class="timeline" role="log" tabindex="0" aria-label=${text('conversation')}>
      ${
        firstSequence > 1
          ? html`<button type="button" @click=${() => live.loadEarlier()}>
              ${text('earlier')}
            </button>`
          : nothing
      }
      <ol>
        ${repeat([...items], ({ key }) => key, itemView)}
        ${repeat(
          outgoing,
          ({ key }) => key,
          (message) => html`
            <li class="message agent ${message.state}">
              ${message.content.map(blockView)}
              ${
                message.state === 'failed'
                  ? html`<p class="time">
                      ${text('failed')}
                      <button type="button" @click=${() => live.retry(message.key)}>
                        ${text('retry')}
                      </button>
                    </p>`
                  : nothing
              }
            </li>
          `,
        )}
      </ol>
      ${isTyping ? html`<p class="time">${text('typing')}</p>` : nothing}
      ${
        connection === 'live' || connection === 'ended'
          ? nothing
          : html`<p class="time" role="status">${text('connecting')}</p>`
      }
    </div>
    ${assignment.state === 'active' ? replyForm(desk, assignment, live) : nothing}
  `;
}

function itemView(item: TimelineItem) {
  if (item.kind === 'message') return messageView(item);
  return html`<li class="marker">${text(item.kind)}</li>`;
}

function messageView({ message }: MessageItem) {
  const { author, content, createdAt } = message;
  return html`
    <li class="message ${author.role}">
      <p class="time">
        <bdi>${author.displayName ?? text(author.role)}</bdi>,
        ${new Date(createdAt).toLocaleTimeString([], { timeStyle: 'short' })}
      </p>
      ${content.map(blockView)}
    </li>
  `;
}

function blockView(block: ContentBlock | NewContentBlock) {
  switch (block.type) {
    case 'markdown':
      return html`<div class="markdown" dir="auto">${renderMarkdown(lexOnce(block))}</div>`;
    case 'text':
    case 'notice':
      return html`<p class="text" dir="auto">${block.text}</p>`;
    case 'citations':
      return html`<p class="sources">
        ${text('sources')}:
        ${block.citations.map(({ title }, at) => html`${at ? ', ' : ''}<bdi>${title}</bdi>`)}
      </p>`;
    default:
      return nothing;
  }
}

function replyForm(desk: Desk, assignment: Assignment, live: LiveConversation) {
  const send = (form: HTMLFormElement) => {
    desk.reply(fieldText(form, 'reply'));
    form.reset();
  };
  return html`
    <form
      class="reply"
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        send(event.target as HTMLFormElement);
      }}
    >
      <textarea
        name="reply"
        rows="2"
        dir="auto"
        aria-label=${text('reply')}
        placeholder=${text('reply')}
        .value=${desk.drafts.get(assignment.id) ?? ''}
        @input=${(event: InputEvent) => {
          desk.drafts.set(assignment.id, (event.target as HTMLTextAreaElement).value);
          limitCharacters(event.target, 4000);
          live.showTyping();
        }}
        @keydown=${(event: KeyboardEvent) => {
          // Safari marks the Enter that ends a composition only by the key code.
          const isComposing = event.isComposing || event.keyCode === 229;
          if (event.key !== 'Enter' || event.shiftKey || isComposing) return;
          event.preventDefault();
          (event.target as HTMLTextAreaElement).form?.requestSubmit();
        }}
      ></textarea>
      <button type="submit" class="primary">${text('send')}</button>
    </form>
  `;
}
