import type { RelationSign, RelationSurface, Surface } from '../syntax/surface';
import { contains } from '../syntax/walk';
import type { Span } from '../util/span';
import { cover } from '../util/span';

/** `a = b ≤ c` with what the author says beside it. Spans are of the region's LaTeX. */
export interface RawStatement {
  readonly operands: readonly Surface[];
  readonly signs: readonly { readonly sign: RelationSign; readonly span: Span }[];
  /** Side conditions: `x > 0` in "for x > 0", `i = 1, …, n`. */
  readonly remarks: readonly Surface[];
  readonly span: Span;
  /** How it hangs on the statement before: a row below it, an arrow from it, or not at all. */
  readonly link: 'row' | 'implies' | 'iff' | 'none';
}

const CONDITION_WORDS = /^(?:,\s*)?(for|for all|for any|for each|for every|if|when|where|with|s\.t\.|st|subject to|such that|given|assuming|provided|provided that|whenever|as|for some|and|in|over)\b/i;
const EQUIVALENT = /\b(equivalently|or|iff|if and only if|i\.e\.|that is|hence|thus|so|therefore|then|implies)\b/i;

/** Takes a region apart into its statements, in order; pieces that state nothing are left out. */
export function statementsOf(tree: Surface): readonly RawStatement[] {
  const statements: RawStatement[] = [];
  collect(tree, 'none', statements);
  return statements;
}

function collect(node: Surface, link: RawStatement['link'], into: RawStatement[]): void {
  switch (node.kind) {
    case 'grid':
      if (node.shape === 'rows') for (const row of node.rows) for (const cell of row) collect(cell, 'row', into);
      return;
    case 'relation':
      collectRelation(node, link, into);
      return;
    case 'condition':
      collectParts(node.items, link, into);
      return;
    case 'list':
      if (node.separator === ',' || node.separator === ';') collectParts(node.items, link, into, into.length, node.separator === ',');
      else if (node.separator === ':') collectMapping(node.items, node.span, into);
      return;
    case 'annotated':
      if (node.style === 'boxed') collect(node.base, link, into);
      return;
    case 'fence':
      // A whole statement in braces or brackets: {a = b}.
      if (node.body.kind === 'relation' && node.open === '{') collect(node.body, link, into);
      return;
    default:
      return;
  }
}

const ARROWS: ReadonlySet<RelationSign> = new Set<RelationSign>(['⇒', '⇔', '⇐', '→']);

function collectRelation(node: RelationSurface, link: RawStatement['link'], into: RawStatement[]): void {
  if (isNamedMapping(node)) return;
  const opening = node.operands[0]!;
  // a = b → ∞ says where the value goes.
  if (node.signs.length === 1 && node.signs[0]!.sign === '→' && opening.kind === 'relation' && node.operands[1]!.kind !== 'relation') {
    into.push({ operands: [...opening.operands, node.operands[1]!], signs: [...opening.signs, node.signs[0]!], remarks: [], span: node.span, link });
    return;
  }
  if (node.signs.some(({ sign }) => ARROWS.has(sign)) && !isMapping(node)) {
    node.operands.forEach((operand, at) => {
      const sign = node.signs[at - 1]?.sign;
      collect(operand, sign === '⇒' ? 'implies' : sign === '⇔' ? 'iff' : at === 0 ? link : 'none', into);
    });
    return;
  }
  const [first] = node.operands;
  const last = into.at(-1);
  if (first?.kind === 'empty') {
    // `= c` continues the row above.
    if (!last || last.signs.length === 0 || link === 'none') return;
    // A row that ends in = and one that begins with = share the sign.
    const doubled = last.operands.at(-1)!.kind === 'empty' ? 1 : 0;
    into[into.length - 1] = {
      ...last,
      operands: [...last.operands.slice(0, last.operands.length - doubled), ...node.operands.slice(1)],
      signs: [...last.signs.slice(0, last.signs.length - doubled), ...node.signs],
      span: cover(last.span, node.span),
    };
    return;
  }
  // a = b ∈ R^d: the membership says only of what kind the value is.
  const member = node.signs.findIndex(({ sign }) => sign === '∈');
  const end = member > 0 ? member : node.signs.length;
  // a ≟ b asks.
  if (node.signs.some(({ note }) => note !== undefined && contains(note, (part) => part.kind === 'symbol' && part.name === 'question'))) return;
  into.push({ operands: node.operands.slice(0, end + 1), signs: node.signs.slice(0, end), remarks: [], span: node.span, link });
}

/** f : X → Y */
function collectMapping(items: readonly Surface[], span: Span, into: RawStatement[]): void {
  const [name, mapping] = items;
  if (items.length !== 2 || mapping?.kind !== 'relation' || !isMapping(mapping)) return;
  into.push({ operands: [name!, ...mapping.operands], signs: [mapping.signs[0]!, ...mapping.signs], remarks: [], span, link: 'none' });
}

/** f : X → Y, x ↦ y and limits are no steps. */
function isMapping(node: RelationSurface): boolean {
  return node.signs.some(({ sign }) => sign === '→') && node.operands.every((operand) => operand.kind !== 'relation');
}

/** F = (x, d) → (c, σ): what F takes and gives. */
function isNamedMapping(node: RelationSurface): boolean {
  const [equation, image] = node.operands;
  const isTuple = (part: Surface | undefined): boolean => part?.kind === 'fence' && part.open === '(' && part.body.kind === 'list';
  return node.signs.length === 1 && node.signs[0]!.sign === '→' && equation?.kind === 'relation' && isTuple(equation.operands.at(-1)) && isTuple(image);
}

/** Parts between commas, wide spaces and words: statements, and conditions on the statement before them. */
function collectParts(items: readonly Surface[], link: RawStatement['link'], into: RawStatement[], start = into.length, listed = false): void {
  let condition = false;
  let next = link;
  let names: Surface[] = [];
  const range = items.findIndex((item, at) => isCount(item) && opensRange(items, at));
  if (range >= 0) {
    const end = items.findIndex((item, at) => at > range && item.kind === 'ellipsis');
    // i, j = 1, …, n
    let named = range;
    while (named > 0 && isName(items[named - 1]!)) named--;
    collectParts(items.slice(0, named), link, into, start);
    const last = into.at(-1);
    const count = items[range] as RelationSurface;
    const span = cover(items[named]!.span, items[Math.min(end + 1, items.length - 1)]!.span);
    const values: Surface = { kind: 'list', separator: ',', items: items.slice(range, end + 2), span };
    if (last && into.length > start) into[into.length - 1] = { ...last, remarks: [...last.remarks, values] };
    else into.push({ operands: [count.operands[0]!, values], signs: [{ sign: '∈', span: count.signs[0]!.span }], remarks: [], span, link: 'none' });
    collectParts(items.slice(end + 2), 'none', into, into.length);
    return;
  }
  let terms: Surface[] = [];
  for (const given of items) {
    const before = into.at(-1);
    // X = x_1, x_2, …, x_n: so are the names before the dots.
    if (listed && before && into.length > start && names.length > 0 && given.kind === 'ellipsis') {
      into[into.length - 1] = [...names, given].reduce(withAnotherValue, before);
      names = [];
      continue;
    }
    // X = x_1, …, x_n: the dots go on with what the name is.
    if (listed && before && into.length > start && names.length === 0 && (given.kind === 'ellipsis' || (endsInDots(before) && isValue(given)))) {
      into[into.length - 1] = withAnotherValue(before, given);
      continue;
    }
    // f(x), g(x) ≥ 0 says it of both, too.
    if (listed && into.length === start && !condition && isTerm(given)) {
      terms.push(given);
      continue;
    }
    if (terms.length > 0 && given.kind === 'relation' && isTerm(given.operands[0]!) && given.signs.every(({ sign }) => BOUNDS.has(sign))) {
      for (const term of [...terms, given.operands[0]!]) into.push({ operands: [term, ...given.operands.slice(1)], signs: given.signs, remarks: [], span: cover(term.span, given.span), link: 'none' });
      terms = [];
      continue;
    }
    terms = [];
    // `x, y > 0` says it of both.
    if (isName(given) && !condition) {
      names.push(given);
      continue;
    }
    // a, b = 0
    if (names.length > 0 && given.kind === 'relation' && given.signs.length === 1 && given.signs[0]!.sign === '=' && isName(given.operands[0]!) && isNumeral(given.operands[1]!)) {
      for (const name of names) into.push({ operands: [name, given.operands[1]!], signs: given.signs, remarks: [], span: cover(name.span, given.span), link: 'none' });
      names = [];
    }
    const item = unwrapped(names.length > 0 ? sharing(names, given) : given);
    names = [];
    if (item.kind === 'text') {
      const words = item.text.trim();
      // `with equality if and only if` says when, and states nothing.
      condition = /\bequality\b/i.test(words) || (CONDITION_WORDS.test(words) && !EQUIVALENT.test(words) && !/^where\b/i.test(words));
      // f = a, with gradient ∇f = b
      if (/^with (?!respect|equality|probability|high|all|the\b)\w+/i.test(words)) condition = false;
      // A = 1 and b = 2; for x > 0 and y > 0.
      if (/^and$/i.test(words)) condition = (into.at(-1)?.remarks.length ?? 0) > 0;
      next = 'none';
      continue;
    }
    if (item.kind === 'condition' || (item.kind === 'list' && !isEnumeration(item))) {
      collectParts(item.items, next, into, start);
      continue;
    }
    const remark = condition || (into.length > start && isSideCondition(item));
    const last = into.at(-1);
    // x = −1, 0, 2: several values, kept together.
    if (last && into.length > start && isNumeral(item)) {
      into[into.length - 1] = withAnotherValue(last, item);
      continue;
    }
    // a = b, c d: what the second is to the first is not said.
    if (listed && last && into.length > start && !remark && isTerm(item)) {
      into[into.length - 1] = withAnotherValue(last, item);
      continue;
    }
    if (remark && last && into.length > start) into[into.length - 1] = { ...last, remarks: [...last.remarks, item] };
    else collect(item, into.length === start ? link : next === 'row' ? 'none' : next, into);
    condition = false;
  }
}

/** `i = 1` */
const isCount = (item: Surface): boolean => item.kind === 'relation' && item.signs.length === 1 && item.signs[0]!.sign === '=' && item.operands[0]!.kind === 'symbol' && item.operands[1]!.kind === 'number';

/** `i = 1, 2, …, n`, where numbers alone come before the dots. */
function opensRange(items: readonly Surface[], at: number): boolean {
  const next = items.slice(at + 1).find((item) => item.kind !== 'number');
  return next?.kind === 'ellipsis';
}

const BOUNDS: ReadonlySet<RelationSign> = new Set<RelationSign>(['<', '>', '≤', '≥']);

const endsInDots = ({ operands }: RawStatement): boolean => {
  const last = operands.at(-1)!;
  return last.kind === 'list' && last.items.at(-1)!.kind === 'ellipsis';
};

const isValue = (item: Surface): boolean => isName(item) || isNumeral(item) || isTerm(item);

const isTerm = (item: Surface): boolean => item.kind === 'adjacent' || item.kind === 'product' || item.kind === 'sum' || item.kind === 'fraction' || item.kind === 'big';

const isNumeral = (item: Surface): boolean => item.kind === 'number' || (item.kind === 'sum' && item.terms.length === 1 && item.terms[0]!.term.kind === 'number');

function withAnotherValue(statement: RawStatement, value: Surface): RawStatement {
  const last = statement.operands.at(-1)!;
  const span = cover(last.span, value.span);
  const items = last.kind === 'list' && last.separator === ',' ? [...last.items, value] : [last, value];
  return { ...statement, operands: [...statement.operands.slice(0, -1), { kind: 'list', separator: ',', items, span }], span: cover(statement.span, value.span) };
}

/** A side condition in brackets: `(x > 0)`. */
function unwrapped(item: Surface): Surface {
  if (item.kind !== 'fence' || item.open !== '(') return item;
  return item.body.kind === 'relation' || (item.body.kind === 'list' && item.body.items.some((part) => part.kind === 'relation')) ? item.body : item;
}

const isName = (item: Surface): boolean => item.kind === 'symbol' || (item.kind === 'script' && item.base.kind === 'symbol');

/** A bound or membership behind several names, said of all of them. */
function sharing(names: readonly Surface[], item: Surface): Surface {
  if (item.kind !== 'relation' || !isName(item.operands[0]!)) return item;
  const [first, ...rest] = item.operands;
  const span = { start: names[0]!.span.start, end: first!.span.end };
  return { ...item, operands: [{ kind: 'list', separator: ',', items: [...names, first!], span }, ...rest] };
}

const isEnumeration = (item: Surface): boolean => item.kind === 'list' && item.items.some((part) => part.kind === 'ellipsis');

/** `x > 0`, `i = 1, …, n`, `x \in S` behind a statement condition it. */
function isSideCondition(item: Surface): boolean {
  if (item.kind === 'list') return isEnumeration(item);
  if (item.kind !== 'relation' || item.signs.length > 2) return false;
  return item.signs.every(({ sign }) => sign === '∈' || sign === '≠' || sign === '<' || sign === '>' || sign === '≤' || sign === '≥');
}

/** The statements of a formula that say something: a lone expression says nothing. */
export const claimingStatements = (tree: Surface): readonly RawStatement[] => statementsOf(tree).filter(({ signs }) => signs.length > 0);
