import katex from 'katex';
import { katexMacros } from '../util/katexMacros';

/** Where KaTeX's lexer found a token: offsets into `lexer.input`, which is a macro's body for tokens out of a macro. */
export interface KatexLocation {
  readonly lexer: { readonly input: string };
  readonly start: number;
  readonly end: number;
}

interface Located {
  readonly mode: string;
  readonly loc?: KatexLocation | null;
}

type Leaf<T extends string> = Located & { readonly type: T; readonly text: string };
type Group<T extends string> = Located & { readonly type: T; readonly body: readonly KatexNode[] };
type Wrapper<T extends string> = Located & { readonly type: T; readonly body: KatexNode };

export interface KatexDimension {
  readonly number: number;
  readonly unit: string;
}

/** The parse nodes of KaTeX 0.19.1 (`src/types/nodes.ts`) as far as mathematics uses them. */
export type KatexNode =
  | (Leaf<'atom'> & { readonly family: string })
  | Leaf<'mathord'>
  | Leaf<'textord'>
  | Leaf<'spacing'>
  | Leaf<'op-token'>
  | Leaf<'accent-token'>
  | Group<'ordgroup'>
  | (Group<'styling'> & { readonly style: string })
  | Group<'sizing'>
  | Group<'color'>
  | Group<'tag'>
  | Group<'phantom'>
  | Group<'pmb'>
  | Group<'hbox'>
  | Group<'html'>
  | Group<'href'>
  | (Group<'text'> & { readonly font?: string })
  | (Group<'mclass'> & { readonly mclass: string })
  | (Group<'operatorname'> & { readonly alwaysHandleSupSub: boolean })
  | Wrapper<'overline'>
  | Wrapper<'underline'>
  | Wrapper<'smash'>
  | Wrapper<'vphantom'>
  | Wrapper<'lap'>
  | Wrapper<'raisebox'>
  | Wrapper<'vcenter'>
  | (Wrapper<'font'> & { readonly font: string })
  | (Wrapper<'enclose'> & { readonly label: string })
  | (Located & { readonly type: 'op'; readonly symbol: boolean; readonly name?: string; readonly body?: readonly KatexNode[] })
  | (Located & { readonly type: 'supsub'; readonly base?: KatexNode | null; readonly sup?: KatexNode | null; readonly sub?: KatexNode | null })
  | (Located & {
      readonly type: 'genfrac';
      readonly numer: KatexNode;
      readonly denom: KatexNode;
      readonly hasBarLine: boolean;
      readonly leftDelim: string | null;
    })
  | (Located & { readonly type: 'sqrt'; readonly body: KatexNode; readonly index?: KatexNode | null })
  | (Located & { readonly type: 'leftright'; readonly body: readonly KatexNode[]; readonly left: string; readonly right: string })
  | (Located & { readonly type: 'middle'; readonly delim: string })
  | (Located & { readonly type: 'delimsizing'; readonly mclass: string; readonly delim: string })
  | (Located & { readonly type: 'accent' | 'accentUnder'; readonly label: string; readonly base: KatexNode })
  | (Located & { readonly type: 'horizBrace'; readonly label: string; readonly isOver: boolean; readonly base: KatexNode })
  | (Located & { readonly type: 'xArrow'; readonly label: string; readonly body: KatexNode; readonly below?: KatexNode | null })
  | (Located & { readonly type: 'htmlmathml'; readonly html: readonly KatexNode[]; readonly mathml: readonly KatexNode[] })
  | (Located & { readonly type: 'mathchoice'; readonly display: readonly KatexNode[] })
  | (Located & {
      readonly type: 'array';
      readonly body: readonly (readonly KatexNode[])[];
      readonly colSeparationType?: string;
      readonly arraystretch: number;
      readonly cols?: readonly { readonly type: string }[];
    })
  | (Located & { readonly type: 'kern'; readonly dimension: KatexDimension })
  | (Located & { readonly type: 'cr' | 'rule' | 'internal' })
  | (Located & { readonly type: 'verb'; readonly body: string });

type KatexParse = (latex: string, options: Readonly<Record<string, unknown>>) => readonly KatexNode[];

export type KatexResult =
  | { readonly ok: true; readonly nodes: readonly KatexNode[] }
  /** `position` is undefined where KaTeX gives none; `overflow` where the input nested too deep for it. */
  | { readonly ok: false; readonly message: string; readonly position?: number; readonly length: number; readonly overflow: boolean };

/** Expansions allowed to one formula: KaTeX's own default, so that what a page renders is read. */
const MAX_EXPANSIONS = 1000;

/**
 * KaTeX's parse tree of one formula, always in display mode (so that \tag and the AMS environments are known).
 * `katex.__parse` is internal to KaTeX: the version is pinned and test/unit/syntax/katexTree.test.ts holds the shapes.
 */
export function parseKatex(latex: string, macros: Readonly<Record<string, string>>): KatexResult {
  try {
    const parse = (katex as unknown as { readonly __parse: KatexParse }).__parse;
    const nodes = parse(latex, {
      displayMode: true,
      strict: false,
      trust: false,
      throwOnError: true,
      maxExpand: MAX_EXPANSIONS,
      macros: katexMacros(latex, macros),
    });
    return { ok: true, nodes };
  } catch (error) {
    const problem = error as { readonly rawMessage?: string; readonly position?: number; readonly length?: number };
    if (problem.rawMessage === undefined) {
      return { ok: false, message: 'KaTeX could not parse this formula', length: 0, overflow: error instanceof RangeError };
    }
    const position = problem.position === undefined ? {} : { position: problem.position };
    return { ok: false, message: problem.rawMessage, ...position, length: problem.length ?? 0, overflow: false };
  }
}
