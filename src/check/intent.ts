import type { Chain, Reading } from '../ir/claim';
import type { ApplyExpression, Expression } from '../ir/expression';
import { contains, freeVariables, walk } from '../ir/substitute';
import { libraryOperator } from '../ops/index';

/** Operators that say nothing of what an equation is for. */
const LINEAR = new Set(['matmul', 'transpose', 'dot', 'outer', 'add', 'subtract', 'multiply', 'negate', 'inverse', 'divide', 'power']);

/**
 * Whether an equation that fails as an identity was meant as one. A condition (w·x + b = 0, x² + y² = r², AᵀA = I) is
 * no mistake: only an equation between expressions of the same unknowns, or a further step of a chain, asserts equality
 * for all values.
 *
 * @param continued whether something stands before the chain, so that its first link is a further step
 */
export function assertsIdentity(left: Expression, right: Expression, chain: Chain, reading: Reading, continued = false): boolean {
  if (reading.conditionsUnread) return false;
  const [a, b] = [names(left), names(right)];
  if (a.size === 0 && b.size === 0) return true;
  if (b.size === 0 || ![...b].every((name) => a.has(name))) return false;
  if (a.size !== b.size && !(mentionsLibrary(left) && mentionsLibrary(right)) && !isWorkedOut(left)) return false;
  if (continued || chain.links.length > 1) return true;
  if (isWorkedOut(left) || isWorkedOut(right)) return true;
  if (isPlain(left) || (isPlain(right) && !mentionsLibrary(left))) return false;
  const matrices = reading.variables.some(({ name, dimensions }) => dimensions.length === 2 && a.has(name));
  if (matrices && onlyLinear(left) && onlyLinear(right)) return turnsProduct(left) ? turnsFactors(right) : turnsProduct(right) && turnsFactors(left);
  // π_i P_{ij} = π_j P_{ji} and x + y = xy are conditions; (a + b)² = a² + b² wants to be an identity.
  if (onlyLinear(left) && onlyLinear(right)) return a.size >= 2 && (expands(left) || expands(right));
  // (1 − ε) e^{−α} = ε e^α is a balance, struck by some α.
  if (!matrices && isPlainProduct(left) && isPlainProduct(right)) return false;
  // eˣ = 3x is to be solved.
  return a.size >= 2 || mentionsField(left) || mentionsField(right) || (mentionsLibrary(left) && mentionsLibrary(right));
}

/** Variables and sizes together: an identity over d alone is one too. */
function names(expression: Expression): ReadonlySet<string> {
  const found = new Set(freeVariables(expression).keys());
  walk(expression, (node) => {
    if (node.kind === 'size') found.add(node.name);
    if (node.kind === 'call') found.add(`${node.function}()`);
  });
  return found;
}

const isPlain = (expression: Expression): boolean => expression.kind === 'variable' || expression.kind === 'size' || expression.kind === 'index';

/** What is to be worked out: a derivative, all partial ones, an integral, a limit. */
function isWorkedOut(expression: Expression): boolean {
  if (expression.kind === 'array') return expression.elements.every(isWorkedOut);
  return expression.kind === 'derivative' || expression.kind === 'integral' || expression.kind === 'limit' || (expression.kind === 'entry' && isWorkedOut(expression.array));
}

function onlyLinear(expression: Expression): boolean {
  return !contains(expression, (node) => (node.kind === 'apply' && !LINEAR.has(node.operator)) || node.kind === 'reduce' || node.kind === 'call' || node.kind === 'cases');
}

/** (AB)ᵀ, (AB)⁻¹ beside Bᵀ Aᵀ: a rule, right or wrong. */
const turnsProduct = (expression: Expression): boolean => contains(expression, (node) => isTurn(node) && contains(node.operands[0]!, (inner) => inner.kind === 'apply' && inner.operator === 'matmul'));

function turnsFactors(expression: Expression): boolean {
  const turned = new Set<string>();
  walk(expression, (node) => {
    if (isTurn(node) && node.operands[0]!.kind === 'variable') turned.add(node.operands[0].name);
  });
  return turned.size > 1;
}

const isTurn = (node: Expression): node is ApplyExpression => node.kind === 'apply' && (node.operator === 'transpose' || node.operator === 'inverse');

/** No sum, of nothing but powers, exponentials and logarithms. */
function isPlainProduct(expression: Expression): boolean {
  const isSum = expression.kind === 'apply' && (expression.operator === 'add' || expression.operator === 'subtract');
  return !isSum && !contains(expression, (node) => (node.kind === 'apply' ? !LINEAR.has(node.operator) && !/^(exp|log|sqrt)$/.test(node.operator) : node.kind === 'reduce' || node.kind === 'call' || node.kind === 'cases'));
}

/** A product, power or quotient of sums, as stands on one side of an expansion. */
function expands(expression: Expression): boolean {
  const isSum = (node: Expression): boolean => node.kind === 'apply' && (node.operator === 'add' || node.operator === 'subtract');
  return contains(expression, (node) => node.kind === 'apply' && /^(multiply|power|divide)$/.test(node.operator) && node.operands.some(isSum));
}

/** Of the functions that only this field has a name for: σ, softmax, ReLU. */
const isOfField = (operator: string): boolean => libraryOperator(operator) !== undefined && !LINEAR.has(operator);

function mentionsField(expression: Expression): boolean {
  return contains(expression, (node) => node.kind === 'reduce' || (node.kind === 'apply' && isOfField(node.operator)));
}

function mentionsLibrary(expression: Expression): boolean {
  return contains(expression, (node) => node.kind === 'reduce' || (node.kind === 'apply' && (isOfField(node.operator) || /^(exp|log|tanh|sinh|cosh)$/.test(node.operator))));
}
