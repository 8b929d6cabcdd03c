import type { Journey } from '../base/journey.ts';
import { frames } from './frames/frames.ts';
import { htmx } from './htmx/htmx.ts';
import { intrusions } from './intrusions/intrusions.ts';
import { next } from './next/next.ts';
import { strictMode } from './strict-mode/strict-mode.ts';
import { turbo } from './turbo/turbo.ts';

/** All journeys in running order. */
export const journeys: readonly Journey[] = [strictMode, next, turbo, htmx, frames, intrusions];
