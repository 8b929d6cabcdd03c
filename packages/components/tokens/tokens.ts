/** A length in px, with its length in elder mode. */
export interface LengthToken {
  readonly use: string;
  readonly px: number;
  /** The length in elder mode, in px. Defaults to `px`. */
  readonly elder?: number;
  /** Scales with the spacing unit, so that `density="compact"` makes the length smaller. */
  readonly dense?: true;
}

/** A token whose CSS value is written unchanged. */
export interface LiteralToken {
  readonly use: string;
  readonly type: 'fontFamily' | 'number' | 'duration' | 'shadow' | 'alias' | 'width';
  readonly css: string;
  /** The value in the Design Tokens format. */
  readonly value: unknown;
}

/** Font sizes, spacing, sizes of targets and icons, and corner radii, by the name that follows `--teller-`. */
export const lengths = {
  'type-1': { use: 'Smallest text: times, counts', px: 12, elder: 18 },
  'type-2': { use: 'Secondary text: hints, names', px: 13, elder: 19 },
  'type-3': { use: 'Body text', px: 15, elder: 21 },
  'type-4': { use: 'Titles', px: 17, elder: 23 },
  'type-5': { use: 'Headings', px: 20, elder: 26 },
  'type-6': { use: 'Large numbers: place in the queue and minutes', px: 24, elder: 30 },
  'space-1': { use: 'Inside a group', px: 4, dense: true },
  'space-2': { use: 'Between parts of a group', px: 8, dense: true },
  'space-3': { use: 'Padding of a control or a bubble', px: 12, dense: true },
  'space-4': { use: 'Padding of a panel, between groups', px: 16, dense: true },
  'space-6': { use: 'Between sections', px: 24, dense: true },
  'space-8': { use: 'Around an empty state', px: 32, dense: true },
  target: { use: 'Height and minimum width of a main control', px: 44, elder: 60, dense: true },
  'target-small': { use: 'Minimum size of any control', px: 24, elder: 60 },
  icon: { use: 'Size of an icon', px: 20, elder: 26 },
  'radius-small': { use: 'Corners of code and placeholders', px: 8 },
  'radius-medium': { use: 'Corners of controls', px: 12 },
  'radius-large': { use: 'Corners of bubbles, cards and panels', px: 16 },
  'radius-round': { use: 'Pills and circles', px: 999 },
} as const satisfies Record<string, LengthToken>;

/** Font, line height and motion by the name that follows `--teller-`. */
export const literals = {
  font: {
    use: 'Font family; inherits the page’s font by default',
    type: 'fontFamily',
    css: 'inherit',
    value: ['inherit'],
  },
  leading: { use: 'Line height; 1.6 in Chinese', type: 'number', css: '1.5', value: 1.5 },
  fast: {
    use: 'Duration of a control’s motion; 0 under reduced motion',
    type: 'duration',
    css: '.12s',
    value: { value: 120, unit: 'ms' },
  },
  slow: {
    use: 'Duration of a panel’s motion; 0 under reduced motion',
    type: 'duration',
    css: '.24s',
    value: { value: 240, unit: 'ms' },
  },
} as const satisfies Record<string, LiteralToken>;

const alias = (use: string, target: string): LiteralToken => ({
  use,
  type: 'alias',
  css: `var(--tk-${target})`,
  value: target,
});

/** Component tokens of every element, on top of the tokens above. */
export const componentTokens = {
  shadow: {
    use: 'Shadow of floating parts',
    type: 'shadow',
    css: '0 8px 32px #0003',
    value: {
      color: { colorSpace: 'srgb', components: [0, 0, 0], alpha: 0.2 },
      offsetX: { value: 0, unit: 'px' },
      offsetY: { value: 8, unit: 'px' },
      blur: { value: 32, unit: 'px' },
      spread: { value: 0, unit: 'px' },
    },
  },
  'control-radius': alias('Corners of buttons and fields', 'radius-medium'),
} as const satisfies Record<string, LiteralToken>;

const monospace = ['ui-monospace', 'SFMono-Regular', 'Menlo', 'Consolas', 'monospace'];

/**
 * Component tokens that only the chat has. The chat's styles read them as `var(--teller-<name>, <css>)`,
 * so that the other elements do not ship them.
 */
export const chatTokens = {
  'panel-radius': alias('Corners of the panel', 'radius-large'),
  'font-code': {
    use: 'Code in an answer',
    type: 'fontFamily',
    css: monospace.join(','),
    value: monospace,
  },
  bubble: alias('Background of a message from the bank', 'sunken'),
  'bubble-radius': alias('Corners of a message', 'radius-large'),
  'bubble-measure': { use: 'Maximum width of a message', type: 'width', css: '60ch', value: 60 },
} as const satisfies Record<string, LiteralToken>;
