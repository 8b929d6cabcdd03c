import type { Journey } from '../base/journey.ts';
import { next } from './next/next.ts';
import { strictMode } from './strict-mode/strict-mode.ts';

/** All journeys in running order. */
export const journeys: readonly Journey[] = [strictMode, next];
