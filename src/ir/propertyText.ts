import { assertNever } from '../util/assertNever';
import type { PropertyKind } from './claim';
import { printExpression } from './print';

/** A property as a predicate: `is strictly convex`, `lies between 0 and 1`. */
export function propertyText(property: PropertyKind): string {
  switch (property.kind) {
    case 'convex':
      return `is ${property.holds ? '' : 'not '}${property.strict ? 'strictly ' : ''}${property.upward ? 'convex' : 'concave'}`;
    case 'many-minima':
      return 'has infinitely many minima, if it has one';
    case 'monotone':
      return `is ${property.strict ? 'strictly ' : ''}${property.direction === 'either' ? 'monotone' : property.direction}`;
    case 'parity':
      return `is ${property.parity}`;
    case 'sums-to-one':
      return 'sums to 1';
    case 'invariant':
      return `does not change under a ${property.under === 'scale' ? 'positive scaling' : property.under} of its argument`;
    case 'range': {
      const { low, high } = property;
      const [from, to] = [low && `${low.open ? '>' : '≥'} ${printExpression(low.at)}`, high && `${high.open ? '<' : '≤'} ${printExpression(high.at)}`];
      return `is ${[from, to].filter((bound) => bound !== undefined).join(' and ')}`;
    }
    case 'lipschitz':
      return `is ${printExpression(property.constant)}-Lipschitz`;
    case 'differentiable':
      return 'is differentiable everywhere';
    case 'approximates':
      return `is a smooth ${property.extreme}`;
    default:
      return assertNever(property);
  }
}
