import type { ReduceExpression } from './expression';
import { latexName } from './latexName';

/** What the two notations do differently. */
export interface Notation {
  readonly latex: boolean;
  readonly minus: string;
  readonly times: string;
  readonly relations: Readonly<Record<string, string>>;
  readonly functions: Readonly<Record<string, string>>;
  readonly reductions: Readonly<Record<ReduceExpression['operator'], string>>;
  readonly constants: Readonly<Record<'pi' | 'e' | 'infinity', string>>;
  readonly name: (name: string) => string;
  readonly functionName: (name: string) => string;
  readonly parentheses: (text: string) => string;
}

export const textNotation: Notation = {
  latex: false,
  minus: '−',
  times: '·',
  relations: { equal: '=', notEqual: '≠', less: '<', lessEqual: '≤', and: '∧', or: '∨' },
  functions: {
    gamma: 'Γ', digamma: 'ψ', trigamma: 'ψ′', asin: 'arcsin', acos: 'arccos', atan: 'arctan',
    asinh: 'arsinh', acosh: 'arcosh', atanh: 'artanh', lgamma: 'log Γ', sqrt: '√', determinant: 'det', trace: 'tr', sigmoid: 'σ',
  },
  reductions: { sum: '∑', product: '∏', max: 'max', min: 'min', argmax: 'argmax', argmin: 'argmin' },
  constants: { pi: 'π', e: 'e', infinity: '∞' },
  name: (name) => name,
  functionName: (name) => name,
  parentheses: (text) => `(${text})`,
};

export const latexNotation: Notation = {
  latex: true,
  minus: '-',
  times: '\\cdot',
  relations: { equal: '=', notEqual: '\\ne', less: '<', lessEqual: '\\le', and: '\\land', or: '\\lor' },
  functions: {
    gamma: '\\Gamma', digamma: '\\psi', trigamma: "\\psi'", asin: '\\arcsin', acos: '\\arccos', atan: '\\arctan',
    asinh: '\\operatorname{arsinh}', acosh: '\\operatorname{arcosh}', atanh: '\\operatorname{artanh}', lgamma: '\\log \\Gamma',
    determinant: '\\det', trace: '\\operatorname{tr}', sigmoid: '\\sigma',
    ...Object.fromEntries(['exp', 'log', 'sin', 'cos', 'tan', 'sinh', 'cosh', 'tanh', 'max', 'min'].map((name) => [name, `\\${name}`])),
  },
  reductions: {
    sum: '\\sum', product: '\\prod', max: '\\max', min: '\\min', argmax: '\\operatorname*{arg\\,max}', argmin: '\\operatorname*{arg\\,min}',
  },
  constants: { pi: '\\pi', e: 'e', infinity: '\\infty' },
  name: latexName,
  functionName: (name) => (/^[a-zA-Z]{2,}$/.test(name) ? `\\operatorname{${name}}` : latexName(name)),
  parentheses: (text) => `\\left(${text}\\right)`,
};
