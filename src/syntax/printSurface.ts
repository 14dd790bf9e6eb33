import { assertNever } from '../util/assertNever';
import type { Surface } from './surface';

/** The tree on one line, every structure explicit: `Σ(a, -b)` is `sum(+a, -b)`. For tests and for explanations. */
export function printSurface(tree: Surface): string {
  switch (tree.kind) {
    case 'number':
      return tree.percent ? `${tree.text}%` : tree.text;
    case 'symbol': {
      const name = /^[\p{L}\p{N}_]+$/u.test(tree.name) ? tree.name : `‘${tree.name}’`;
      const styled = tree.font === 'normal' ? name : `${tree.font}:${name}`;
      return tree.accents.reduce((inner, accent) => `${accent}(${inner})`, styled);
    }
    case 'script':
      return `${printSurface(tree.base)}${"'".repeat(tree.primes)}${tree.sub ? `_{${printSurface(tree.sub)}}` : ''}${tree.sup ? `^{${printSurface(tree.sup)}}` : ''}`;
    case 'fraction':
      return `${tree.style === 'bar' ? 'frac' : tree.style}(${printSurface(tree.numerator)}, ${printSurface(tree.denominator)})`;
    case 'root':
      return tree.index ? `root(${printSurface(tree.radicand)}, ${printSurface(tree.index)})` : `root(${printSurface(tree.radicand)})`;
    case 'fence':
      return `‹${tree.open || '.'}›${printSurface(tree.body)}‹${tree.close || '.'}›`;
    case 'list':
      return `list${tree.separator}(${printAll(tree.items)})`;
    case 'adjacent':
      return `[${tree.items.map((item, i) => (i > 0 && tree.spaced[i] ? `␣${printSurface(item)}` : printSurface(item))).join(' ')}]`;
    case 'product':
      return `(${tree.factors.map((factor, i) => (i === 0 ? '' : ` ${tree.signs[i - 1]} `) + printSurface(factor)).join('')})`;
    case 'sum':
      return `sum(${tree.terms.map(({ sign, term }) => sign + printSurface(term)).join(', ')})`;
    case 'relation':
      return `{${tree.operands.map((operand, i) => (i === 0 ? '' : ` ${printSign(tree.signs[i - 1]!)} `) + printSurface(operand)).join('')}}`;
    case 'big': {
      const limits = `${tree.lower ? `_{${printSurface(tree.lower)}}` : ''}${tree.upper ? `^{${printSurface(tree.upper)}}` : ''}`;
      const differentials = tree.differentials.map((variable) => ` d${printSurface(variable)}`).join('');
      return `${tree.operator.toUpperCase()}${limits}(${printSurface(tree.body)}${differentials})`;
    }
    case 'text':
      return `"${tree.text}"`;
    case 'grid':
      return `${tree.shape}(${tree.rows.map((row) => row.map(printSurface).join(' & ')).join(' ⏎ ')})`;
    case 'ellipsis':
      return '…';
    case 'condition':
      return `cond(${tree.items.map(printSurface).join(' ¦ ')})`;
    case 'annotated':
      return `${tree.style}(${printSurface(tree.base)}${tree.note ? `; ${printSurface(tree.note)}` : ''})`;
    case 'empty':
      return '∅';
    default:
      return assertNever(tree);
  }
}

function printAll(items: readonly Surface[]): string {
  return items.map(printSurface).join(', ');
}

function printSign(sign: { readonly sign: string; readonly note?: Surface }): string {
  return sign.note ? `${sign.sign}⟦${printSurface(sign.note)}⟧` : sign.sign;
}
