import type { Attack } from '../../base/attack.ts';
import { openPages } from './open-pages.ts';

export const loadAttacks: readonly Attack[] = [openPages];
