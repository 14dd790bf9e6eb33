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
      return surface.font === 'bold' || surface.font === 'calligraphic' || surface.font === 'blackboard' || surface.accents.length > 0 ? symbolKey(surface) : surface.font === 'roman' ? surface.name : glyph(surface.name);
    case 'text':
      return surface.text;
    case 'sum':
      return surface.terms.map(({ sign, term }, at) => (at === 0 && sign === '+' ? '' : sign) + scriptText(term)).join('');
    case 'list':
      return surface.items.map(scriptText).join(surface.separator);
    case 'fence':
      return surface.open + scriptText(surface.body) + surface.close;
    case 'big':
      return `${surface.operator}_{${surface.lower ? scriptText(surface.lower) : ''}}${surface.upper ? `^{${scriptText(surface.upper)}}` : ''}${scriptText(surface.body)}`;
    case 'relation':
      return surface.operands.map((operand, at) => (at > 0 ? surface.signs[at - 1]!.sign : '') + scriptText(operand)).join('');
    case 'fraction':
      return `${factor(surface.numerator)}/${factor(surface.denominator)}`;
    case 'script':
      return scriptText(surface.base) + '′'.repeat(surface.primes) + (surface.sub ? `_${grouped(scriptText(surface.sub))}` : '') + (surface.sup ? `^${grouped(scriptText(surface.sup))}` : '');
    case 'product':
      return surface.factors.map((factor, at) => (at > 0 ? surface.signs[at - 1]! : '') + scriptText(factor)).join('');
    case 'adjacent':
      return surface.items.map((item, at) => (at > 0 && item.kind !== 'fence' && (isWord(item) || isWord(surface.items[at - 1]!)) ? ' ' : '') + scriptText(item)).join('');
    case 'condition':
      return surface.items.map(scriptText).join(' ');
    case 'ellipsis':
      return '…';
    case 'root':
      return `${surface.index ? scriptText(surface.index) : ''}√(${scriptText(surface.radicand)})`;
    case 'grid':
      return `[${surface.rows.map((row) => row.map(scriptText).join(',')).join(';')}]`;
    default:
      return children(surface).map(scriptText).join('');
  }
}

const factor = (part: Surface): string => (part.kind === 'symbol' || part.kind === 'number' ? scriptText(part) : `(${scriptText(part)})`);

/** More than one letter or numeral of a script in braces, so that x_{t+1} and x_t + 1 are not written alike. */
const grouped = (text: string): string => (/^(?:.|\d+|\p{L}+|\(.*\))$/u.test(text) ? text : `{${text}}`);

/** Words stand apart; letters side by side do not. */
const isWord = (item: Surface): boolean => item.kind === 'text' || (item.kind === 'symbol' && item.name.length > 1 && item.font === 'roman');

/** The name of all x_i where x alone is something besides. */
export const familyKey = (key: string): string => `${key}⁽·⁾`;

/** A name with its subscript: `z₁`, `h_{t-1}`. */
export function withSubscript(key: string, text: string): string {
  if (/^\d+$/.test(text)) return key + [...text].map((digit) => SUBSCRIPT_DIGITS[Number(digit)]).join('');
  return [...text].length === 1 ? `${key}_${text}` : `${key}_{${text}}`;
}

/** Superscripts that are printed as they are; others are told from letters beside the name by a caret. */
export const DECORATIONS: ReadonlySet<string> = new Set(['star', 'ast', 'dagger', 'plus', 'minus', 'prime']);

/** A superscript that is part of a name: `⋆`, `†`, `^(i)`, `^new`, `^π`. */
export function decorationText(sup: Surface): string {
  if (sup.kind === 'symbol' && DECORATIONS.has(sup.name)) return glyph(sup.name === 'ast' ? 'star' : sup.name);
  return `^${grouped(scriptText(sup))}`;
}
