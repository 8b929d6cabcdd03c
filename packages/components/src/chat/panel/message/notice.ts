import type { Tone } from '@tellerkit/sdk';
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { attentionIcon, goodIcon, informationIcon, troubleIcon } from '../../../icons/index.ts';
import type { Icon } from '../../../icons/index.ts';
import type { ChatStrings } from '../../strings/strings.en.ts';
import { withoutControls } from '../../../locales/bidi.ts';
import { deferredStrings } from '../../strings/deferred-strings.ts';

const icons: Record<Tone, Icon> = {
  information: informationIcon,
  good: goodIcon,
  attention: attentionIcon,
  trouble: troubleIcon,
};

/** Renders a notice. Colour, icon and text all express the tone, so that nobody depends on colour alone. */
export function renderNotice(strings: ChatStrings, tone: Tone, text: string): TemplateResult {
  const known = tone in icons ? tone : 'information';
  const label = deferredStrings(strings).tones[known];
  const plain = withoutControls(text);
  return html`<p class="notice ${known}" part="notice">
    ${icons[known]()}<span><strong>${label}</strong> <bdi>${plain}</bdi></span>
  </p>`;
}
