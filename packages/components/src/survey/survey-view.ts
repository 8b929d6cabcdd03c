import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { attentionIcon } from '../icons/index.ts';
import { faceIcons } from '../icons/rating.ts';
import { withoutControls } from '../locales/bidi.ts';
import { commentLength, commentLimit } from './survey-form.ts';
import type { AnswerProblem, Draft, KnownQuestion } from './survey-form.ts';
import type { SurveyStrings } from './strings.en.ts';

/** Data and actions of a survey's form. */
export interface FormModel {
  readonly questions: readonly KnownQuestion[];
  readonly draft: Draft;
  readonly problems: ReadonlyMap<string, AnswerProblem>;
  readonly isSending: boolean;
  readonly hasFailed: boolean;
  readonly strings: SurveyStrings;
  readonly onAnswer: (questionId: string, value: number | string) => void;
  readonly onSubmit: (event: Event) => void;
}

/** Renders the form: the questions, the send button, and a notice if sending has failed. */
export function renderForm(model: FormModel): TemplateResult {
  const { questions, isSending, hasFailed, strings } = model;
  const label = isSending ? strings.sending : hasFailed ? strings.retry : strings.send;
  return html`<form class="card" part="form" novalidate @submit=${model.onSubmit}>
    ${questions.map((question) =>
      question.type === 'csat' ? renderRating(question, model) : renderComment(question, model),
    )}
    ${
      hasFailed
        ? html`<p class="note" part="note">${attentionIcon()}${strings.sendFailed}</p>`
        : nothing
    }
    <button class="button main" part="submit" aria-disabled=${isSending}>${label}</button>
  </form>`;
}

function renderRating({ id, prompt, required }: KnownQuestion, model: FormModel): TemplateResult {
  const { draft, strings, onAnswer } = model;
  const problem = model.problems.get(id);
  return html`<div
    role="radiogroup"
    part="question"
    aria-labelledby="prompt-${id}"
    aria-describedby="problem-${id}"
    aria-required=${required}
    aria-invalid=${!!problem}
  >
    ${renderPrompt(id, prompt, required, strings)}
    <div class="scale">
      ${faceIcons().map(
        (face, index) =>
          html`<label class="choice score-${index + 1}" part="choice"
            ><input
              class="unseen"
              type="radio"
              name=${id}
              value=${index + 1}
              .checked=${draft[id] === index + 1}
              @change=${() => onAnswer(id, index + 1)}
            />${face()}<span>${strings.scores[index]}</span></label
          >`,
      )}
    </div>
    ${renderProblem(id, problem && strings.missing)}
  </div>`;
}

function renderComment({ id, prompt, required }: KnownQuestion, model: FormModel): TemplateResult {
  const { draft, strings, onAnswer } = model;
  const problem = model.problems.get(id);
  const text = String(draft[id] ?? '');
  const length = commentLength(text);
  return html`<div part="question">
    <label for="comment-${id}">${renderPrompt(id, prompt, required, strings)}</label>
    <textarea
      part="comment"
      id="comment-${id}"
      rows="3"
      dir="auto"
      aria-describedby="problem-${id} hint-${id}"
      aria-required=${required}
      aria-invalid=${!!problem}
      .value=${text}
      @input=${(event: Event) => onAnswer(id, (event.target as HTMLTextAreaElement).value)}
    ></textarea>
    <p class="hint" id="hint-${id}">
      <span>${strings.commentHint}</span>
      <span class="count">${strings.count(length, commentLimit)}</span>
    </p>
    ${renderProblem(
      id,
      problem &&
        (problem === 'missing' ? strings.missingComment : strings.tooLong(length - commentLimit)),
    )}
  </div>`;
}

function renderPrompt(
  id: string,
  prompt: string,
  required: boolean,
  { optional }: SurveyStrings,
): TemplateResult {
  return html`<span class="prompt" id="prompt-${id}"
    ><bdi>${withoutControls(prompt)}</bdi
    >${required ? nothing : html` <span class="optional">${optional}</span>`}</span
  >`;
}

function renderProblem(id: string, text: string | undefined): TemplateResult {
  return html`<p class="note" id="problem-${id}" ?hidden=${!text}>
    ${text ? html`${attentionIcon()}${text}` : nothing}
  </p>`;
}
