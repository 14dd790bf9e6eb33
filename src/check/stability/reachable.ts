import type { Domain } from '../../ir/domain';
import { boundOf } from '../../numeric/domains';

type Point = Readonly<Record<string, number>>;

/** Whether every variable of a point lies where it is said to; entries are named as in `z[1]`. */
export function withinDomains(domains: ReadonlyMap<string, Domain>): (point: Point) => boolean {
  return (point) => {
    for (const [name, domain] of domains) {
      const values = Object.entries(point).flatMap(([key, value]) => (key === name || key.startsWith(`${name}[`) ? [value] : []));
      if (values.length > 0 && !isWithin(values, domain)) return false;
    }
    return true;
  };
}

/** How far a sum that should be 1 may be off, since the entries are numbers of a format with few digits. */
const SLACK = 0.01;

function isWithin(values: readonly number[], domain: Domain): boolean {
  const total = (): number => values.reduce((sum, value) => sum + value, 0);
  switch (domain.kind) {
    case 'positive':
      return values.every((value) => value > 0);
    case 'nonnegative':
      return values.every((value) => value >= 0);
    case 'nonzero':
      return values.every((value) => value !== 0);
    case 'interval': {
      const [low, high] = [boundOf(domain.low, -Infinity), boundOf(domain.high, Infinity)];
      return values.every((value) => (domain.open ? value > low && value < high : value >= low && value <= high));
    }
    case 'integer':
      return values.every(Number.isInteger);
    case 'natural':
      return values.every((value) => Number.isInteger(value) && value >= 1);
    case 'binary':
      return values.every((value) => value === 0 || value === 1);
    case 'sign':
      return values.every((value) => Math.abs(value) === 1);
    case 'simplex':
      return values.every((value) => value >= 0) && Math.abs(total() - 1) <= SLACK;
    case 'one-hot':
      return values.every((value) => value === 0 || value === 1) && total() === 1;
    case 'real':
    case 'symmetric':
    case 'positive-definite':
    case 'orthogonal':
    case 'diagonal':
    case 'unit':
      return true;
  }
}
