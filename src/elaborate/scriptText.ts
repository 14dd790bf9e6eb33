import type { Surface } from '../syntax/surface';
import { children } from '../syntax/walk';
import { glyph, symbolKey } from './symbol';

const SUBSCRIPT_DIGITS = '₀₁₂₃₄₅₆₇₈₉';

/** A subscript or superscript as part of a name, the same for every way of writing it: `true`, `t-1`, `12`. */
export function scriptText(surface: Surface): string {
  switch (surface.kind) {
    case 'number':
      return surface.text;
    case 'symbol':
      return surface.font === 'bold' || surface.font === 'calligraphic' ? symbolKey(surface) : glyph(surface.name);
    case 'text':
      return surface.text;
    case 'sum':
      return surface.terms.map(({ sign, term }, at) => (at === 0 && sign === '+' ? '' : sign) + scriptText(term)).join('');
    case 'list':
      return surface.items.map(scriptText).join(surface.separator);
    case 'fence':
      return surface.open + scriptText(surface.body) + surface.close;
    case 'big':
      return `${surface.operator}_{${surface.lower ? scriptText(surface.lower) : ''}}${scriptText(surface.body)}`;
    case 'relation':
      return surface.operands.map((operand, at) => (at > 0 ? surface.signs[at - 1]!.sign : '') + scriptText(operand)).join('');
    case 'fraction':
      return `(${scriptText(surface.numerator)})/(${scriptText(surface.denominator)})`;
    case 'script':
      return scriptText(surface.base) + '′'.repeat(surface.primes) + (surface.sub ? `_${scriptText(surface.sub)}` : '') + (surface.sup ? `^${scriptText(surface.sup)}` : '');
    default:
      return children(surface).map(scriptText).join('');
  }
}

/** A name with its subscript: `z₁`, `h_{t-1}`. */
export function withSubscript(key: string, text: string): string {
  if (/^\d+$/.test(text)) return key + [...text].map((digit) => SUBSCRIPT_DIGITS[Number(digit)]).join('');
  return [...text].length === 1 ? `${key}_${text}` : `${key}_{${text}}`;
}

/** A superscript that is part of a name: `⋆`, `†`, `^(i)`, `^new`. */
export function decorationText(sup: Surface): string {
  if (sup.kind === 'symbol') return sup.font === 'roman' && sup.name.length > 1 ? `^${sup.name}` : glyph(sup.name === 'ast' ? 'star' : sup.name);
  return `^${scriptText(sup)}`;
}
