import { exp, multiply, scalar, sum } from '../ir/build';
import type { ExpectationExpression, Expression, Outcome } from '../ir/expression';
import { evaluated, polynomialIn } from '../ir/polynomial';
import type { StatedLaw } from '../ir/statedLaw';
import { contains, equalExpressions, freshIndices, mapChildren, mentionsChance, substitute } from '../ir/substitute';
import { familyOf, type Family } from '../ops/families';

/** A claim's expression with what is random worked out by the distributions the text states. */
export interface Worked {
  readonly expression: Expression;
  /** Products of different random quantities were taken apart: they must be independent. */
  readonly independent: boolean;
}

/**
 * Expectations and probabilities of quantities of known distribution written out: moments of polynomials in closed form,
 * other means as sums and integrals. Undefined where some are of other quantities, or conditioned.
 */
export function underLaws(expression: Expression, laws: ReadonlyMap<string, StatedLaw>): Worked | undefined {
  const writing = new Writing(laws);
  const written = writing.write(expression);
  return writing.understood && !mentionsChance(written) ? { expression: written, independent: writing.independent } : undefined;
}

class Writing {
  understood = true;
  independent = false;

  constructor(private readonly laws: ReadonlyMap<string, StatedLaw>) {}

  write(expression: Expression): Expression {
    if (expression.kind === 'probability') {
      const [event, ...others] = expression.events;
      if (!event || others.length > 0 || expression.given.some((outcome) => this.isRandom(outcome))) return this.fail(expression);
      return this.densityOf(event) ?? this.fail(expression);
    }
    if (expression.kind === 'expectation') return this.expectation(expression) ?? this.fail(expression);
    return mapChildren(expression, (child) => this.write(child));
  }

  private fail(expression: Expression): Expression {
    this.understood = false;
    return expression;
  }

  /** x in p(x) stands for a value of X. */
  private lawOf(name: string): StatedLaw | undefined {
    const law = this.laws.get(name) ?? this.laws.get(name.toUpperCase());
    return law && law.family !== '' && !law.copies ? law : undefined;
  }

  private isRandom({ name }: Outcome): boolean {
    return this.lawOf(name) !== undefined;
  }

  private densityOf({ name, value }: Outcome): Expression | undefined {
    const law = this.lawOf(name);
    return law && familyOf(law.family)!.density(value, law.parameters);
  }

  private expectation({ over, given, body, called }: ExpectationExpression): Expression | undefined {
    if (given.length > 0 || over.length === 0 || !over.every((name) => this.laws.has(name) && this.lawOf(name) !== undefined)) return undefined;
    const entropy = called?.words.includes('entropy') ? this.entropyOf(over) : undefined;
    if (entropy) return entropy;
    let inner = this.write(body);
    const random = over.filter((name) => mentions(inner, name));
    for (const [at, name] of random.entries()) {
      const coefficients = polynomialIn(inner, name);
      const later = random.slice(at + 1);
      const law = this.laws.get(name)!;
      if (coefficients) {
        this.independent ||= coefficients.slice(1).some((coefficient) => later.some((other) => mentions(coefficient, other)));
        inner = evaluated(coefficients, (k) => familyOf(law.family)!.moment(k, law.parameters));
        continue;
      }
      if (later.some((other) => mentions(inner, other))) return undefined;
      const mean = meanOf(inner, name, familyOf(law.family)!, law.parameters);
      if (!mean) return undefined;
      inner = mean;
    }
    return inner;
  }

  private entropyOf([name, ...others]: readonly string[]): Expression | undefined {
    const law = this.laws.get(name!)!;
    return others.length === 0 ? familyOf(law.family)!.entropy?.(law.parameters) : undefined;
  }
}

const mentions = (expression: Expression, name: string): boolean => contains(expression, (node) => node.kind === 'variable' && node.name === name);

/** 𝔼[body] by the generating function, or by a sum or an integral over all values; undefined where a function in it is not known. */
function meanOf(body: Expression, name: string, family: Family, parameters: readonly Expression[]): Expression | undefined {
  const rate = exponentOf(body, name);
  if (rate && family.generating) return multiply(rate.factor, family.generating(rate.rate, parameters));
  if (contains(body, ({ kind }) => kind === 'call')) return undefined;
  const [index] = freshIndices(1, body, ...parameters);
  const value: Expression = { kind: 'index', name: index! };
  const at = substitute(body, (node) => (node.kind === 'variable' && node.name === name ? value : undefined));
  const weighted = multiply(at, family.density(value, parameters));
  const { from, to } = family.support(parameters);
  return family.values === 'discrete' ? sum(index!, { from, to }, weighted) : { kind: 'integral', index: index!, from, to, body: weighted };
}

/** t and c of exp(tX + c), the latter as a factor e^c. */
function exponentOf(body: Expression, name: string): { readonly rate: Expression; readonly factor: Expression } | undefined {
  if (body.kind !== 'apply' || body.operator !== 'exp') return undefined;
  const [constant, rate, ...higher] = polynomialIn(body.operands[0]!, name) ?? [];
  return constant && rate && higher.length === 0 && !equalExpressions(rate, scalar(name)) ? { rate, factor: exp(constant) } : undefined;
}
