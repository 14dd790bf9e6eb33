/**
 * A document as the derivation preview shows it: its headings, its formulas, and the words around them, each with the
 * claims that stand in it. Plain JSON. Lines are counted from the block's first line, so that a block stays the same
 * while it moves.
 */
import type { ClaimJson, Range } from './verdict';

export type Inline =
  | { readonly kind: 'text'; readonly text: string; readonly style?: 'emphasis' | 'strong' }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'math'; readonly latex: string; readonly range: Range };

/** A claim in its block. */
export interface PlacedClaim {
  readonly claim: ClaimJson;
  /** Row of the block's formula it stands in, from 0; 0 in words. */
  readonly row: number;
  /** The row of each of its steps. */
  readonly stepRows: readonly number[];
}

interface BlockBase {
  /** Lines after the first that it reaches over. */
  readonly lines: number;
  /** Those that its formulas use. */
  readonly macros: Readonly<Record<string, string>>;
  readonly claims: readonly PlacedClaim[];
}

export type PreviewBlock =
  | (BlockBase & { readonly kind: 'heading'; readonly level: number; readonly content: readonly Inline[] })
  | (BlockBase & { readonly kind: 'words'; readonly content: readonly Inline[]; readonly item?: string })
  | (BlockBase & { readonly kind: 'display'; readonly latex: string; readonly range: Range });

/** Where a block stands. */
export interface PlacedBlock {
  readonly line: number;
  readonly block: PreviewBlock;
}
