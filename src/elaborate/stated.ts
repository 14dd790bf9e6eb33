import type { StatedNumber } from '../ir/claim';
import type { Surface } from '../syntax/surface';
import { contains } from '../syntax/walk';

/**
 * The numbers an operand states digit by digit, in row-major order, with their decimal places; undefined where the
 * operand is more than written numbers. 1.67·10⁻⁵ has 7 places, 12 % has 2, 1200 has 0.
 */
export function statedNumbers(surface: Surface): readonly StatedNumber[] | undefined {
  const single = statedNumber(surface);
  if (single) return [single];
  if (surface.kind === 'fence' && '[('.includes(surface.open)) {
    const { body } = surface;
    if (body.kind === 'list' && (body.separator === ',' || body.separator === ';')) return all(body.items);
    if (body.kind === 'adjacent' && body.items.every((item) => item.kind === 'number')) return all(body.items);
    return body.kind === 'grid' || body.kind === 'number' ? statedNumbers(body) : undefined;
  }
  if (surface.kind === 'grid' && surface.shape === 'matrix') return all(surface.rows.flat());
  if (surface.kind === 'script' && surface.base.kind === 'fence' && surface.sup?.kind === 'symbol' && /^(T|top)$/.test(surface.sup.name) && !surface.sub) {
    const inner = surface.base.body;
    return inner.kind === 'grid' && inner.rows.length > 1 && inner.rows[0]!.length > 1 ? undefined : statedNumbers(surface.base);
  }
  return undefined;
}

/** Whether an operand tells a value by numbers alone: 0.6, √14, ⅕ of a matrix of numbers. */
export const tellsNumbers = (surface: Surface): boolean =>
  statedNumbers(surface) !== undefined || (contains(surface, ({ kind }) => kind === 'number') && !contains(surface, isNoNumber));

const isNoNumber = (node: Surface): boolean =>
  node.kind === 'symbol' ? !/^(?:log|ln|exp|pi|e)$/.test(node.name) : ['relation', 'big', 'text', 'ellipsis', 'condition', 'annotated'].includes(node.kind);

function all(items: readonly Surface[]): readonly StatedNumber[] | undefined {
  const numbers = items.map((item) => (item.kind === 'list' || item.kind === 'fence' ? statedNumbers(item) : single(item)));
  return numbers.every((number) => number !== undefined) ? numbers.flat() : undefined;
}

const single = (item: Surface): readonly StatedNumber[] | undefined => {
  const number = statedNumber(item);
  return number && [number];
};

function statedNumber(surface: Surface): StatedNumber | undefined {
  switch (surface.kind) {
    case 'number': {
      const fraction = /\.(\d*)/.exec(surface.text)?.[1] ?? '';
      const exponent = Number(/[eE]([+-]?\d+)$/.exec(surface.text)?.[1] ?? 0);
      return { text: surface.text + (surface.percent ? '%' : ''), places: fraction.length - exponent + (surface.percent ? 2 : 0) };
    }
    case 'sum': {
      const [only] = surface.terms;
      if (surface.terms.length !== 1 || !only || (only.sign !== '-' && only.sign !== '+')) return undefined;
      const number = statedNumber(only.term);
      return number && { text: `${only.sign === '-' ? '-' : ''}${number.text}`, places: number.places };
    }
    case 'product': {
      const [mantissa, power] = surface.factors;
      if (surface.factors.length !== 2 || mantissa?.kind !== 'number' || power?.kind !== 'script' || power.base.kind !== 'number' || power.base.text !== '10' || !power.sup) return undefined;
      const exponent = statedNumber(power.sup);
      if (!exponent || exponent.places !== 0) return undefined;
      const places = (/\.(\d*)/.exec(mantissa.text)?.[1] ?? '').length - Number(exponent.text);
      return { text: `${mantissa.text}·10^${exponent.text}`, places };
    }
    case 'script': {
      // 10^12 alone is one digit and a power of ten.
      if (surface.base.kind !== 'number' || surface.base.text !== '10' || !surface.sup || surface.sub || surface.primes > 0) return undefined;
      const exponent = statedNumber(surface.sup);
      return exponent?.places === 0 && Math.abs(Number(exponent.text)) >= 4 ? { text: `1·10^${exponent.text}`, places: -Number(exponent.text) } : undefined;
    }
    default:
      return undefined;
  }
}
