/** A run of text inside a block. @public */
export type Inline =
  | { readonly type: 'text' | 'code'; readonly text: string }
  | { readonly type: 'strong' | 'emphasis'; readonly children: readonly Inline[] }
  | { readonly type: 'link'; readonly href: string; readonly children: readonly Inline[] }
  | { readonly type: 'break' };

/** The alignment of a table's column. `''` follows the text's direction. @public */
export type Alignment = '' | 'start' | 'center' | 'end';

/** A block of an answer. @public */
export type Block =
  | { readonly type: 'paragraph'; readonly children: readonly Inline[] }
  | { readonly type: 'heading'; readonly level: number; readonly children: readonly Inline[] }
  | { readonly type: 'code'; readonly text: string }
  | { readonly type: 'quote'; readonly blocks: readonly Block[] }
  | ListBlock
  | TableBlock
  | { readonly type: 'rule' };

/** A list. `start` is the first number of an ordered list, and undefined for a bullet list. @public */
export interface ListBlock {
  readonly type: 'list';
  readonly start: number | undefined;
  readonly items: readonly (readonly Block[])[];
}

/** A table. Rows may have fewer cells than the head. @public */
export interface TableBlock {
  readonly type: 'table';
  readonly alignments: readonly Alignment[];
  readonly head: readonly (readonly Inline[])[];
  readonly rows: readonly (readonly (readonly Inline[])[])[];
}
