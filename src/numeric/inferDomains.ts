import { operatorName } from './programBuilder';
import type { Program } from './program';
import { exactValue, Opcode } from './program';
import { asInteger, rationalToFloat } from './rational';

/** Where a variable must lie for a side to be defined, and what in the formula says so, in words. */
export interface Requirement {
  readonly low: number;
  readonly high: number;
  readonly because: readonly string[];
}

/** Open bounds of operands of partial functions beside log, √ and powers. */
const operandBounds: ReadonlyMap<string, readonly [operand: number, low: number, high: number]> = new Map([
  ['xlogy', [1, 0, Infinity]],
  ['log1p', [0, -1, Infinity]],
  ['lgamma', [0, 0, Infinity]],
  ['digamma', [0, 0, Infinity]],
  ['trigamma', [0, 0, Infinity]],
  ['acosh', [0, 1, Infinity]],
  ['atanh', [0, -1, 1]],
  ['asin', [0, -1, 1]],
  ['acos', [0, -1, 1]],
]);

/** Shared parts are looked at once for each path that leads to them; hostile formulas have many paths. */
const maximumSteps = 20_000;

/**
 * What the partial functions of a program ask of its variables, by a look at its structure: log x asks x > 0,
 * log(1 − x) asks x < 1. Only what follows for a single variable is found. All entries of an array share one range.
 */
export function inferDomains(program: Program): ReadonlyMap<string, Requirement> {
  const found = new Map<string, { low: number; high: number; because: string[] }>();
  let steps = 0;

  const demand = (node: number, low: number, high: number, because: string): void => {
    if (++steps > maximumSteps) return;
    const start = program.starts[node]!;
    const [a, b] = [program.operands[start]!, program.operands[start + 1]!];
    const count = program.starts[node + 1]! - start;
    const opcode = program.opcodes[node]!;
    const shifted = (operand: number, by: number): void => demand(operand, low - by, high - by, because);
    const scaled = (operand: number, by: number): void =>
      by > 0 ? demand(operand, low / by, high / by, because) : by < 0 ? demand(operand, high / by, low / by, because) : undefined;
    if (opcode === Opcode.input) {
      const { variable } = program.inputs[a]!;
      const known = found.get(variable) ?? { low: -Infinity, high: Infinity, because: [] };
      if (!known.because.includes(because) && (low > known.low || high < known.high)) known.because.push(because);
      found.set(variable, { low: Math.max(low, known.low), high: Math.min(high, known.high), because: known.because });
      return;
    }
    const [valueOfA, valueOfB] = count === 2 ? [constantOf(program, a), constantOf(program, b)] : [undefined, undefined];
    if (opcode === Opcode.negate) demand(a, -high, -low, because);
    else if (opcode === Opcode.add && valueOfA !== undefined) shifted(b, valueOfA);
    else if (opcode === Opcode.add && valueOfB !== undefined) shifted(a, valueOfB);
    else if (opcode === Opcode.subtract && valueOfB !== undefined) shifted(a, -valueOfB);
    else if (opcode === Opcode.subtract && valueOfA !== undefined) demand(b, valueOfA - high, valueOfA - low, because);
    else if (opcode === Opcode.multiply && valueOfA !== undefined) scaled(b, valueOfA);
    else if (opcode === Opcode.multiply && valueOfB !== undefined) scaled(a, valueOfB);
    else if (opcode === Opcode.divide && valueOfB !== undefined) scaled(a, 1 / valueOfB);
    else if (low === 0 && high === Infinity && isSignRule(program, node)) demandSigns(node, because);
  };

  /** A product or quotient is positive if all its parts are; a square needs nothing. */
  const demandSigns = (node: number, because: string): void => {
    const operands = program.operands.slice(program.starts[node], program.starts[node + 1]);
    const name = operatorName(program, node);
    if (name === 'power' || name === 'sqrt') return demand(operands[0]!, 0, Infinity, because);
    for (const operand of operands) {
      const even = operands.filter((other) => other === operand).length % 2 === 0;
      if (!even && constantOf(program, operand) === undefined) demand(operand, 0, Infinity, because);
    }
  };

  for (let node = 0; node < program.length; node++) {
    const start = program.starts[node]!;
    const name = operatorName(program, node);
    if (name === undefined) continue;
    const first = program.operands[start]!;
    if (name === 'log') demand(first, 0, Infinity, `log ${showOperand(program, first)}`);
    else if (name === 'sqrt') demand(first, 0, Infinity, `√${showOperand(program, first)}`);
    else if (name === 'power') {
      const exponent = exactValue(program, program.operands[start + 1]!);
      if (asInteger(exponent) === undefined) demand(first, 0, Infinity, `${showOperand(program, first)} raised to a power`);
    } else {
      const bounds = operandBounds.get(name);
      if (bounds) {
        const operand = program.operands[start + bounds[0]]!;
        demand(operand, bounds[1], bounds[2], `${name === 'xlogy' ? 'log' : name} ${showOperand(program, operand)}`);
      }
    }
  }
  return found;
}

function isSignRule(program: Program, node: number): boolean {
  const name = operatorName(program, node);
  return name === 'multiply' || name === 'divide' || name === 'power' || name === 'sqrt';
}

function constantOf(program: Program, node: number): number | undefined {
  const exact = exactValue(program, node);
  return exact && rationalToFloat(exact);
}

/** `x`, `(1 − x)`; `(…)` for all that is larger. */
function showOperand(program: Program, node: number): string {
  const shown = showNode(program, node);
  return /^[^\s−/…]+$/.test(shown) ? shown : `(${shown})`;
}

function showNode(program: Program, node: number): string {
  const start = program.starts[node]!;
  const [a, b] = [program.operands[start]!, program.operands[start + 1]!];
  const count = program.starts[node + 1]! - start;
  if (program.opcodes[node] === Opcode.input) return program.inputs[a]!.variable;
  const constant = exactValue(program, node);
  if (constant) return constant.denominator === 1n ? String(constant.numerator) : `${constant.numerator}/${constant.denominator}`;
  const simple = (operand: number): boolean => program.opcodes[operand]! <= Opcode.input;
  if (count === 2 && simple(a) && simple(b)) {
    // Operands that commute are in the order in which they were built; a number stands last in a sum, first in a product.
    const [first, second] = exactValue(program, b) ? [b, a] : [a, b];
    if (program.opcodes[node] === Opcode.add) {
      const inOrder = exactValue(program, first) ? [second, first] : [first, second];
      return inOrder.map((operand) => showNode(program, operand)).join(' + ');
    }
    if (program.opcodes[node] === Opcode.subtract) return `${showNode(program, a)} − ${showNode(program, b)}`;
    if (program.opcodes[node] === Opcode.divide) return `${showNode(program, a)}/${showNode(program, b)}`;
    if (program.opcodes[node] === Opcode.multiply) return `${showNode(program, first)} ${showNode(program, second)}`;
  }
  if (count === 1 && program.opcodes[node] === Opcode.negate && simple(a)) return `−${showNode(program, a)}`;
  return '…';
}

/** `x > 0`, `0 < p < 1`, `x < 2`. */
export function showRange(name: string, low: number, high: number): string {
  const [from, to] = [low, high].map((bound) => String(bound).replace('-', '−'));
  if (low === -Infinity) return `${name} < ${to}`;
  return high === Infinity ? `${name} > ${from}` : `${from} < ${name} < ${to}`;
}
