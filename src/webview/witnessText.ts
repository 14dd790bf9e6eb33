import type { ClaimJson, WitnessJson } from '../protocol/verdict';
import { variableLatex } from './displayLatex';

type Side = WitnessJson['left'];

/** `a = 1,\ b = 2:\quad 0.27 \ne 0.95`, the values with all their digits. */
export function witnessLatex({ point, left, right }: WitnessJson): string {
  const number = (value: number): string => String(value).replace(/e\+?(-?\d+)$/, ' \\cdot 10^{$1}');
  const side = (value: Side): string => (typeof value === 'number' ? number(value) : `(${value.map(number).join(',\\, ')})`);
  const values = Object.entries(point).map(([name, value]) => `${variableLatex(name)} = ${number(value)}`);
  return `${values.length > 0 ? `${values.join(',\\ ')}\\colon\\quad ` : ''}${side(left)} \\ne ${side(right)}`;
}

/** The point and both sides as NumPy values: entries of one array together, all digits kept. */
export function witnessNumPy({ latex, witness }: ClaimJson & { readonly witness: WitnessJson }): string {
  const { point, left, right } = witness;
  const side = (value: Side): string => (typeof value === 'number' ? literal(value) : `np.array([${value.map(literal).join(', ')}])`);
  return [
    'import numpy as np',
    '',
    `# ${latex.replaceAll(/\s+/g, ' ').trim()}`,
    ...variables(point).map(({ name, value }) => `${name} = ${value}`),
    `left = ${side(left)}`,
    `right = ${side(right)}`,
    'difference = left - right',
    '',
  ].join('\n');
}

const literal = (value: number | null): string => {
  if (value === null || Number.isNaN(value)) return 'np.nan';
  return Number.isFinite(value) ? String(value) : value > 0 ? 'np.inf' : '-np.inf';
};

/** Entries of an array, whose names are numbered from 1 or 0, become one array; a name that Python has not is spelt. */
function variables(point: WitnessJson['point']): readonly { readonly name: string; readonly value: string }[] {
  const entries = new Map<string, { readonly at: readonly number[]; readonly value: number }[]>();
  for (const [key, value] of Object.entries(point)) {
    const [, base = key, indices] = /^(.+)\[([\d, ]+)\]$/.exec(key) ?? [];
    const at = indices?.split(',').map(Number) ?? [];
    entries.set(base, [...(entries.get(base) ?? []), { at, value }]);
  }
  return [...entries].map(([base, all]) => ({ name: pythonName(base), value: all[0]!.at.length === 0 ? literal(all[0]!.value) : arrayLiteral(all) }));
}

function arrayLiteral(all: readonly { readonly at: readonly number[]; readonly value: number }[]): string {
  const nested = (entries: typeof all, depth: number): string => {
    const positions = entries.map(({ at }) => at[depth]!);
    // Those that do not occur in the formula have no value.
    const [first, last] = [Math.min(1, ...positions), Math.max(...positions)];
    return `[${Array.from({ length: last - first + 1 }, (_, k) => {
      const within = entries.filter(({ at }) => at[depth] === first + k);
      return within.length === 0 ? 'np.nan' : depth + 1 < within[0]!.at.length ? nested(within, depth + 1) : literal(within[0]!.value);
    }).join(', ')}]`;
  };
  return `np.array(${nested(all, 0)})`;
}

const spelt: Readonly<Record<string, string>> = { α: 'alpha', β: 'beta', γ: 'gamma', δ: 'delta', ε: 'epsilon', η: 'eta', θ: 'theta', κ: 'kappa', λ: 'lambda_', lambda: 'lambda_', μ: 'mu', ν: 'nu', π: 'pi', ρ: 'rho', σ: 'sigma', τ: 'tau', φ: 'phi', ω: 'omega' };

/** Letters in bold or with a hat lose it; anything else that Python does not allow becomes an underscore. */
function pythonName(name: string): string {
  const plain = name.normalize('NFKD').replaceAll(/\p{M}/gu, '').replace(/^\\/, '');
  const word = (spelt[plain] ?? plain).replaceAll(/[^\p{L}\p{N}_]/gu, '_');
  return /^\p{N}/u.test(word) ? `_${word}` : word;
}

/** A command that checks the formula by itself in a shell. */
export function verifyCommand({ latex }: Pick<ClaimJson, 'latex'>): string {
  return `formulint verify '${latex.replaceAll(/\s+/g, ' ').trim().replaceAll("'", "'\\''")}'`;
}
