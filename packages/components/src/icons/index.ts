export type { Icon } from './icon.ts';
export { chevronIcon, downIcon, minimiseIcon, retryIcon, sendIcon } from './actions.ts';
export { assistantIcon, personIcon, tellerIcon } from './people.ts';
export {
  attentionIcon,
  clockIcon,
  goodIcon,
  informationIcon,
  offlineIcon,
  troubleIcon,
} from './status.ts';
export { documentIcon, ticketIcon } from './things.ts';
