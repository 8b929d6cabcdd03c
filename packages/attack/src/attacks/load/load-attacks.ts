import type { Attack } from '../../base/attack.ts';
import { openPages } from './open-pages.ts';
import { unreadAttacks } from './unread-pages.ts';

export const loadAttacks: readonly Attack[] = [...unreadAttacks, openPages];
