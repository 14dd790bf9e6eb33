import type { Domain } from '../ir/domain';
import type { Surface } from '../syntax/surface';
import type { Declared } from './declarations';
import type { MathPiece } from './piece';
import { isTransposeSign } from './scriptLetters';
import { symbolKey } from './symbol';

const SINGULAR = /\b(?:singular[- ]value decomposition|SVD)\b/i;
const SPECTRAL = /\b(?:eigen-?decomposition|eigen-?value decomposition|spectral (?:decomposition|theorem)|orthogonally diagonali[sz]\w+)\b/i;
/** Of these the outer factors are not square. */
const THIN = /\b(?:thin|compact|reduced|economy(?:-size)?|truncated|low-rank|rank-)\b/i;

/** By the name of a decomposition, what the factors of A = UΣVᵀ and A = QΛQᵀ in its sentence are like. */
export function factorsSaid(text: string, formulas: readonly MathPiece[]): readonly Declared[] {
  const [singular, spectral] = [SINGULAR.test(text), SPECTRAL.test(text)];
  if ((!singular && !spectral) || THIN.test(text)) return [];
  return formulas.flatMap((piece) => {
    const factors = piece.parsed.ok ? factorsIn(piece.parsed.tree) : undefined;
    if (!factors) return [];
    const [left, middle, right] = factors;
    if (left === right ? !spectral : !singular) return [];
    return [...new Set([left, right])].map((key) => said(key, 'orthogonal')).concat(said(middle, 'diagonal'));
  });
}

const said = (key: string, kind: 'orthogonal' | 'diagonal'): Declared => ({ key, declaration: { domain: { kind } satisfies Domain, assumption: { text: `${key} is ${kind}, as a factor of the decomposition`, source: 'inferred' } } });

/** U, Σ and V of A = UΣVᵀ. */
function factorsIn(tree: Surface): readonly [left: string, middle: string, right: string] | undefined {
  const product = tree.kind === 'relation' && tree.operands.length === 2 && tree.signs[0]!.sign === '=' ? tree.operands[1] : undefined;
  if (product?.kind !== 'adjacent' || product.items.length !== 3) return undefined;
  const [left, middle, last] = product.items as readonly [Surface, Surface, Surface];
  if (left.kind !== 'symbol' || middle.kind !== 'symbol' || last.kind !== 'script' || last.base.kind !== 'symbol' || last.sub || !last.sup || !isTransposeSign(last.sup)) return undefined;
  return [symbolKey(left), symbolKey(middle), symbolKey(last.base)];
}
