import { html, nothing } from 'lit';
import type { Assignment } from '@tellerkit/contract';
import type { Desk } from './desk-state.ts';
import { conversationView } from './conversation-view.ts';
import { fieldText } from './field-text.ts';
import { limitCharacters } from './limit-characters.ts';
import { text } from './texts.ts';

/** Renders the page on which an agent accepts customers and answers them. */
export function deskView(desk: Desk) {
  const { agent, failure } = desk;
  return html`
    <header class="bar">
      <h1>${text('desk')}</h1>
      <p class="who"><bdi>${agent?.displayName ?? text('signingIn')}</bdi></p>
      <span class="link ${desk.connection}" role="status">
        ${desk.connection === 'open' ? text('connected') : text('connecting')}
      </span>
      ${presenceSwitch(desk)}
    </header>
    ${failure ? html`<p class="failure" role="alert">${failure}</p>` : nothing}
    <div class="columns">
      <nav class="work" aria-label=${text('work')}>
        <h2>${text('work')}</h2>
        ${desk.assignments.length ? nothing : html`<p class="empty">${emptyText(desk)}</p>`}
        <ul>
          ${desk.assignments.map((assignment) => workItem(desk, assignment))}
        </ul>
      </nav>
      ${desk.selected ? assignmentView(desk, desk.selected) : hint(text('choose'))}
    </div>
  `;
}

function emptyText({ agent }: Desk) {
  if (agent?.presence === 'available') return text('noWork');
  return agent?.presence === 'away' ? text('isAway') : text('offDuty');
}

function presenceSwitch(desk: Desk) {
  return html`
    <fieldset class="presence">
      <legend>${text('presence')}</legend>
      ${(['available', 'away', 'offline'] as const).map(
        (presence) => html`
          <label>
            <input
              type="radio"
              name="presence"
              .value=${presence}
              .checked=${desk.agent?.presence === presence}
              @change=${() => desk.setPresence(presence)}
            />${text(presence)}
          </label>
        `,
      )}
    </fieldset>
  `;
}

function workItem(desk: Desk, assignment: Assignment) {
  const { id, state, entry, customerName } = assignment;
  return html`
    <li class=${state}>
      <button
        type="button"
        class="item"
        aria-current=${desk.selectedId === id ? 'true' : 'false'}
        @click=${() => desk.select(assignment)}
      >
        <span class="ticket">${entry.ticket}</span>
        <span><bdi>${customerName ?? text('customer')}</bdi></span>
        <span class="state">${text(state)}</span>
      </button>
      ${
        state === 'offered'
          ? html`
              <div class="offer">
                <button type="button" class="primary" @click=${() => desk.accept(assignment)}>
                  ${text('accept')}
                </button>
                <button type="button" @click=${() => desk.decline(assignment)}>
                  ${text('decline')}
                </button>
              </div>
            `
          : nothing
      }
    </li>
  `;
}

function assignmentView(desk: Desk, assignment: Assignment) {
  return html`
    <section class="conversation" aria-label=${text('conversation')}>
      ${
        desk.live
          ? conversationView(desk, assignment, desk.live)
          : html`<p class="empty">${text('acceptFirst')}</p>`
      }
    </section>
    <aside class="context" aria-label=${text('context')}>
      <h2>${text('context')}</h2>
      ${facts(assignment)} ${actions(desk, assignment)}
    </aside>
  `;
}

function facts({ entry, conversation, customerName, state }: Assignment) {
  const time = (value: string | null | undefined) =>
    value ? new Date(value).toLocaleTimeString([], { timeStyle: 'short' }) : '–';
  return html`
    <dl>
      <div>
        <dt>${text('customer')}</dt>
        <dd><bdi>${customerName ?? text('notSignedIn')}</bdi></dd>
      </div>
      <div>
        <dt>${text('ticket')}</dt>
        <dd>${entry.ticket}</dd>
      </div>
      <div>
        <dt>${text('queue')}</dt>
        <dd><bdi>${entry.queueName}</bdi></dd>
      </div>
      <div>
        <dt>${text('channel')}</dt>
        <dd>${text(conversation?.channel ?? '–')}</dd>
      </div>
      <div>
        <dt>${text('language')}</dt>
        <dd>${text(conversation?.locale ?? '–')}</dd>
      </div>
      <div>
        <dt>${text('waitingSince')}</dt>
        <dd>${time(entry.joinedAt)}</dd>
      </div>
      <div>
        <dt>${text('state')}</dt>
        <dd>${text(state)}</dd>
      </div>
    </dl>
  `;
}

function actions(desk: Desk, assignment: Assignment) {
  if (assignment.state === 'active')
    return html`
      <div class="actions">
        <button type="button" class="primary" @click=${() => desk.close(assignment)}>
          ${text('close')}
        </button>
        <button type="button" @click=${() => desk.transfer(assignment, assignment.entry.queueId)}>
          ${text('backToQueue')}
        </button>
      </div>
    `;
  if (assignment.state !== 'wrap-up') return nothing;
  return html`
    <form
      class="wrap-up"
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        const form = event.target as HTMLFormElement;
        void desk.complete(assignment, fieldText(form, 'disposition'), fieldText(form, 'note'));
      }}
    >
      <h3>${text('wrap-up')}</h3>
      <label>
        ${text('disposition')}
        <select name="disposition" required>
          <option value="" disabled selected>${text('chooseOne')}</option>
          ${['solved', 'follow-up', 'passed-on', 'not-solved'].map(
            (value) => html`<option value=${value}>${text(value)}</option>`,
          )}
        </select>
      </label>
      <label>
        ${text('note')}
        <textarea
          name="note"
          rows="4"
          dir="auto"
          @input=${({ target }: InputEvent) => limitCharacters(target, 2000)}
        ></textarea>
      </label>
      <button type="submit" class="primary">${text('finish')}</button>
    </form>
  `;
}

function hint(message: string) {
  return html`<section class="conversation"><p class="empty">${message}</p></section>`;
}
