import type { Attack } from '../../base/attack.ts';
import { endlessAnswer } from './endless-answer.ts';
import { forgedTabs } from './forged-tabs.ts';
import { printedKey } from './printed-key.ts';
import { quadraticMarkdown } from './quadratic-markdown.ts';
import { weakKeysAttack } from './weak-keys.ts';

export const clientAttacks: readonly Attack[] = [
  quadraticMarkdown,
  printedKey,
  endlessAnswer,
  weakKeysAttack,
  forgedTabs,
];
