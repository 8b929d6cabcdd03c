/** A length in px, and how it changes in elder mode. */
export interface Length {
  readonly use: string;
  readonly px: number;
  /** The length in elder mode, in px. Defaults to `px`. */
  readonly elder?: number;
  /** Follows the spacing unit, so that `density="compact"` makes it smaller. */
  readonly dense?: true;
}

/** A token whose value is written as it stands. */
export interface Plain {
  readonly use: string;
  readonly type: 'fontFamily' | 'number' | 'duration' | 'shadow' | 'alias' | 'width';
  readonly css: string;
  /** The value in the Design Tokens format. */
  readonly value: unknown;
}

/** Type, space, targets and corners by the name that follows `--teller-`. */
export const lengths = {
  'type-1': { use: 'Times, counts: the smallest text', px: 12, elder: 18 },
  'type-2': { use: 'Hints, names, second text', px: 13, elder: 19 },
  'type-3': { use: 'Body', px: 15, elder: 21 },
  'type-4': { use: 'Titles', px: 17, elder: 23 },
  'type-5': { use: 'Headings', px: 20, elder: 26 },
  'type-6': { use: 'Large figures: place and minutes', px: 24, elder: 30 },
  'space-1': { use: 'Inside a group', px: 4, dense: true },
  'space-2': { use: 'Between parts of a group', px: 8, dense: true },
  'space-3': { use: 'Padding of a control or a bubble', px: 12, dense: true },
  'space-4': { use: 'Padding of a panel, between groups', px: 16, dense: true },
  'space-6': { use: 'Between sections', px: 24, dense: true },
  'space-8': { use: 'Around an empty state', px: 32, dense: true },
  target: { use: 'Height and least width of a main control', px: 44, elder: 60, dense: true },
  'target-small': { use: 'The least a control may measure', px: 24, elder: 60 },
  icon: { use: 'An icon', px: 20, elder: 26 },
  'radius-small': { use: 'Corners of marks and code', px: 8 },
  'radius-medium': { use: 'Corners of controls', px: 12 },
  'radius-large': { use: 'Corners of bubbles, cards and panels', px: 16 },
  'radius-round': { use: 'Pills and circles', px: 999 },
} as const satisfies Record<string, Length>;

/** Fonts, lines and motion by the name that follows `--teller-`. */
export const plains = {
  font: {
    use: 'The face; by default the one of the page around',
    type: 'fontFamily',
    css: 'inherit',
    value: ['inherit'],
  },
  leading: { use: 'Line height; 1.6 in Chinese', type: 'number', css: '1.5', value: 1.5 },
  fast: {
    use: 'Motion of a control; none under reduced motion',
    type: 'duration',
    css: '.12s',
    value: { value: 120, unit: 'ms' },
  },
  slow: {
    use: 'Motion of a panel; none under reduced motion',
    type: 'duration',
    css: '.24s',
    value: { value: 240, unit: 'ms' },
  },
} as const satisfies Record<string, Plain>;

const alias = (use: string, target: string): Plain => ({
  use,
  type: 'alias',
  css: `var(--tk-${target})`,
  value: target,
});

/** What every element has, over the layers below. */
export const parts = {
  shadow: {
    use: 'The one soft shadow, for what floats',
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
} as const satisfies Record<string, Plain>;

const monospace = ['ui-monospace', 'SFMono-Regular', 'Menlo', 'Consolas', 'monospace'];

/**
 * What only the chat has. Its own styles read these as `var(--teller-<name>, <css>)`, so that the
 * other elements do not carry them.
 */
export const chatParts = {
  'panel-radius': alias('Corners of the panel', 'radius-large'),
  'font-code': {
    use: 'Code in an answer',
    type: 'fontFamily',
    css: monospace.join(','),
    value: monospace,
  },
  bubble: alias('Ground of a message from the bank', 'sunken'),
  'bubble-radius': alias('Corners of a message', 'radius-large'),
  'bubble-measure': { use: 'The widest a message may be', type: 'width', css: '60ch', value: 60 },
} as const satisfies Record<string, Plain>;
