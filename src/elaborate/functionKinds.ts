import { rational, variable } from '../ir/build';
import type { Expression } from '../ir/expression';
import type { FunctionKind } from '../ir/functionKind';
import type { Declared } from './declarations';
import { definedName } from './definedName';
import type { MathPiece } from './piece';
import { symbolKey } from './symbol';

/** What a sentence says of a function: `f is convex and L-smooth`. */
export interface SaidOfFunction {
  readonly key: string;
  readonly kind: FunctionKind;
  /** The constants are positive. */
  readonly declared: readonly Declared[];
}

const ONE = String.raw`(?:(?:strictly|twice|continuously|once) )*(?:differentiable|convex|concave|even|odd|⟨\d+⟩[- ](?:strongly[- ]convex|smooth|Lipschitz)(?:[- ]continuous)?)`;
const EACH = new RegExp(ONE, 'gi');
const LIST = `${ONE}(?:(?:,| and|, and)? ${ONE})*`;
const NOUN = '(?:(?:objective|loss|cost|scalar|real-valued|smooth) )*(?:functions?|objective|loss)';
const PATTERNS = [
  new RegExp(String.raw`(?<![\w-])(?<list>${LIST})(?: ${NOUN})? ⟨(?<of>\d+)⟩`, 'gi'),
  new RegExp(String.raw`⟨(?<of>\d+)⟩ (?:is|be|are|being) (?:(?:a|an|also|assumed to be|both) )*(?<list>${LIST})(?![\w-])`, 'gi'),
  new RegExp(String.raw`⟨(?<of>\d+)⟩ has (?:a |an )?⟨(?<gradient>\d+)⟩[- ]Lipschitz(?:[- ]continuous)? gradients?`, 'gi'),
  new RegExp(String.raw`gradient of ⟨(?<of>\d+)⟩ is ⟨(?<gradient>\d+)⟩[- ]Lipschitz`, 'gi'),
];

/** What the words say of functions; `formulas` are the numbered ones in them. */
export function functionsSaid(plain: string, formulas: readonly MathPiece[]): readonly SaidOfFunction[] {
  return PATTERNS.flatMap((pattern) => [...plain.matchAll(pattern)]).flatMap(({ groups }) => {
    const key = functionIn(formulas[Number(groups!['of'])]!);
    const { kind, constants, words } = groups!['list'] === undefined ? withConstant('smoothness', formulas[Number(groups!['gradient'])]!, `with an ${formulas[Number(groups!['gradient'])]!.latex}-Lipschitz gradient`) : kindOf(groups!['list'], formulas);
    if (key === undefined || Object.keys(kind).length === 0) return [];
    const declared = constants.map((name): Declared => ({ key: name, declaration: { domain: { kind: 'positive' }, assumption: { text: `${name} > 0`, source: 'stated' } } }));
    return [{ key, kind: { ...kind, said: `${key} is ${words}` }, declared }];
  });
}

interface Read {
  readonly kind: Omit<FunctionKind, 'said'>;
  readonly constants: readonly string[];
  readonly words: string;
}

function kindOf(list: string, formulas: readonly MathPiece[]): Read {
  const parts = [...list.matchAll(EACH)].map(([part]): Read => {
    const number = /⟨(\d+)⟩/.exec(part)?.[1];
    if (number !== undefined) {
      const which = /strongly/i.test(part) ? 'strength' : /smooth/i.test(part) ? 'smoothness' : 'lipschitz';
      return withConstant(which, formulas[Number(number)]!, part.replace(/⟨\d+⟩/, formulas[Number(number)]!.latex));
    }
    const curvature = /concave/i.test(part) ? 'concave' : /convex/i.test(part) ? 'convex' : undefined;
    const parity = /(even|odd)$/i.exec(part)?.[1]?.toLowerCase() as 'even' | 'odd' | undefined;
    return { kind: { ...(curvature ? { curvature } : {}), ...(parity ? { parity } : {}) }, constants: [], words: part };
  });
  return { kind: Object.assign({}, ...parts.map(({ kind }) => kind)) as Read['kind'], constants: parts.flatMap(({ constants }) => constants), words: parts.map(({ words }) => words).join(', ') };
}

/** The kind that a constant says, where it is a letter or a whole number. */
function withConstant(which: 'strength' | 'smoothness' | 'lipschitz', { parsed }: MathPiece, words: string): Read {
  const tree = parsed.ok ? parsed.tree : undefined;
  if (tree?.kind === 'number' && /^\d{1,3}$/.test(tree.text)) return { kind: constantKind(which, rational(BigInt(tree.text))), constants: [], words };
  if (tree?.kind !== 'symbol') return { kind: {}, constants: [], words };
  return { kind: constantKind(which, variable(symbolKey(tree))), constants: [symbolKey(tree)], words };
}

const constantKind = (which: 'strength' | 'smoothness' | 'lipschitz', constant: Expression): Read['kind'] => ({ [which]: constant });

/** f in `f`, `f(x)`, `f: ℝ^d → ℝ`. */
function functionIn({ parsed }: MathPiece): string | undefined {
  if (!parsed.ok) return undefined;
  const { tree } = parsed;
  const head = tree.kind === 'list' && tree.separator === ':' ? tree.items[0]! : tree;
  const name = definedName(head);
  return name && name.indices.length === 0 ? name.key : undefined;
}
