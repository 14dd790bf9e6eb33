import type { Surface, SymbolSurface } from '../syntax/surface';
import { contains } from '../syntax/walk';
import { argumentsOf } from './arguments';
import { definedName } from './definedName';
import { differential } from './differential';
import { differentials, orderOf } from './differentials';
import type { Scope } from './scope';
import { scriptText, withSubscript } from './scriptText';
import { subscriptLetters } from './scriptLetters';
import { type Usage } from './survey';
import { headSymbol, isBold, symbolKey } from './symbol';

const NO_SYMBOLS: readonly SymbolSurface[] = [];

/** J in ∂J/∂θ and ∇_θ J, without an argument. */
export function differentiatedNames(node: Surface): readonly SymbolSurface[] {
  const items = node.kind === 'fraction' && node.numerator.kind === 'adjacent' ? node.numerator.items : node.kind === 'adjacent' ? node.items : undefined;
  const [operator, name] = items?.length === 2 ? items : [];
  const isOperator = operator && (orderOf(operator) > 0 || (operator.kind === 'script' && operator.base.kind === 'symbol' && operator.base.name === 'nabla'));
  return isOperator && name?.kind === 'symbol' ? [name] : NO_SYMBOLS;
}

/** J in J(θ), h_θ in h_θ(x), where the document defined just that. */
export function appliedAsDefined(node: Surface, { definitions }: Scope): readonly string[] {
  if (node.kind !== 'adjacent') return [];
  return node.items.flatMap((item, at) => {
    const fence = node.items[at + 1];
    const symbol = fence?.kind === 'fence' && fence.open === '(' ? headSymbol(item) : undefined;
    if (!symbol || fence?.kind !== 'fence') return [];
    const key = item.kind === 'script' && item.sub ? withSubscript(symbolKey(symbol), scriptText(item.sub)) : symbolKey(symbol);
    const parameters = definitions.get(key)?.parameters ?? [];
    const given = argumentsOf(fence);
    return parameters.length > 0 && given.length === parameters.length && given.every((argument, k) => argument.kind === 'symbol' && symbolKey(argument) === symbolKey(parameters[k]!)) ? [key] : [];
  });
}

/** Stands as a vector or a matrix besides its entries. */
export const isWhole = ({ symbol, bare, transposed, dotted, normed, vectorIndices }: Usage, layers: ReadonlySet<string>): boolean => bare > 0 && (transposed || dotted || (normed && vectorIndices === 0) || layers.has(symbolKey(symbol)));

/** Letters under variables that are differentiated by, or changed by a step (θ_j in θ_j ← θ_j − …), where those are known as vectors. */
export function coordinatesIn(variables: readonly Surface[], usages: ReadonlyMap<string, Usage>, layers: ReadonlySet<string>): ReadonlySet<string> {
  const found = new Set<string>();
  for (const variable of variables) {
    if (variable.kind !== 'script' || variable.base.kind !== 'symbol' || variable.sup || !variable.sub || isBold(variable.base)) continue;
    const usage = usages.get(symbolKey(variable.base));
    const letters = subscriptLetters(variable.sub);
    // ∂‖w‖²/∂w_1
    if (usage?.numbered && usage.indices === 0 && variable.sub.kind === 'number' && isWhole(usage, layers)) found.add(variable.sub.text);
    if (usage && letters.length === usage.indices && (usage.vectorArgument || isWhole(usage, layers))) for (const letter of letters) found.add(symbolKey(letter));
  }
  return found;
}

/** z in ∂L/∂z_i, w in ∇_w, by the names they may be defined under. */
export function derivativeVariables(node: Surface): readonly string[] {
  const isOperator = node.kind === 'script' && node.base.kind === 'symbol' && (node.base.name === 'nabla' || node.base.name === 'partial') && node.sub;
  const variables = isOperator ? [node.sub] : node.kind === 'fraction' ? (differentials(node.denominator) ?? []) : [];
  return variables.flatMap((variable) => {
    const symbol = headSymbol(variable);
    // z^{[l]} and a_1 are defined under those names.
    const named = variable.kind === 'script' ? definedName(variable)?.key : undefined;
    return symbol ? [symbolKey(symbol), ...(named === undefined ? [] : [named])] : [];
  });
}

/** One side is dh or dW, as programs of backpropagation name gradients. */
export function hasGradientNames(trees: readonly Surface[]): boolean {
  const isNamed = (tree: Surface): boolean => tree.kind === 'adjacent' && tree.items.length === 2 && differential(tree.items[0]!, tree.items[1]!) !== undefined;
  return trees.some(isNamed) && !trees.some((tree) => contains(tree, (node) => node.kind === 'big' && /int/.test(node.operator)));
}
