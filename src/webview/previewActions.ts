import type { Range } from '../protocol/verdict';

/** What a block of the preview can ask for; ranges are relative to the block's first line. */
export interface BlockActions {
  readonly reveal: (range: Range) => void;
  readonly explain: (code: string) => void;
  /** A claim was opened: whatever is known of it beyond its verdict is wanted. */
  readonly wantDetails: (range: Range) => void;
}
