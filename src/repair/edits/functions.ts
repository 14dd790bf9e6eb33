import { padded, textOf, type Edit, type Sight, type Spot } from './edit';

/** Functions that are taken for one another, by the words of their names as they are written. */
const RELATIVES: readonly (readonly [written: RegExp, others: readonly string[]])[] = [
  [/^\\min(?![a-z])/, ['\\max']],
  [/^\\max(?![a-z])/, ['\\min']],
  [/^\\inf(?![a-z])/, ['\\sup']],
  [/^\\sup(?![a-z])/, ['\\inf']],
  [/^\\sum(?![a-z])/, ['\\prod']],
  [/^\\prod(?![a-z])/, ['\\sum']],
  [/^\\sin(?![a-z])/, ['\\cos']],
  [/^\\cos(?![a-z])/, ['\\sin']],
  [/^\\sinh/, ['\\cosh']],
  [/^\\cosh/, ['\\sinh']],
  [/^\\tanh/, ['\\sigma']],
  [/^\\sigma(?![a-z])/, ['\\tanh']],
  [/^\\exp(?![a-z])/, ['\\log']],
  [/^\\log(?![a-z])/, ['\\exp', '\\log_2']],
  [/^\\ln(?![a-z])/, ['\\exp', '\\log_2']],
  [/^\\lfloor/, ['\\lceil']],
  [/^\\lceil/, ['\\lfloor']],
];

/** The same inside \operatorname{…}, \mathrm{…} and plain words. */
const WORDS: readonly (readonly [word: RegExp, other: string])[] = [
  [/arg(?:\\,|\\;|~|\s|\\)*max/, 'arg\\,min'],
  [/arg(?:\\,|\\;|~|\s|\\)*min/, 'arg\\,max'],
  [/log(?:-|\\,|\s)*softmax/i, 'softmax'],
  [/(?<!log[-\\,\s]*)softmax/, 'log\\,softmax'],
  [/(?<!log[-\\,\s]*)softmax/, 'softmin'],
  [/softmin/, 'softmax'],
  [/sigmoid/, 'tanh'],
  [/(?<![a-z\\])max(?![a-z])/, 'min'],
  [/(?<![a-z\\])min(?![a-z])/, 'max'],
];

/** max → min, log → exp, ln → log₂, softmax → softmin. */
export function functionEdits(spot: Spot, sight: Sight): readonly Edit[] {
  const { node } = spot;
  if (node.kind === 'script' && node.sub && !node.sup && node.base.kind === 'symbol' && (node.base.name === 'log' || node.base.name === 'ln')) {
    return [{ changes: [padded({ span: node.span, text: textOf(sight, node.base) }, sight.source)], words: 'take the natural logarithm', cost: 1.2 }];
  }
  if (node.kind === 'symbol') return swapped(textOf(sight, node), node.span.start, isScripted(spot), sight);
  if (node.kind !== 'big') return [];
  const parts = [node.lower, node.upper, node.body].filter((part) => part !== undefined);
  const end = Math.min(...parts.filter(({ kind }) => kind !== 'empty').map(({ span }) => span.start));
  return swapped(sight.source.slice(node.span.start, end).replace(/(?:\\limits)?[_^]?\{?\s*$/, ''), node.span.start, true, sight);
}

const isScripted = ({ role, parent }: Spot): boolean => role === 'base' && parent?.node.kind === 'script';

function swapped(written: string, start: number, scripted: boolean, { source }: Sight): readonly Edit[] {
  const edit = (from: number, length: number, other: string): Edit => {
    const span = { start: start + from, end: start + from + length };
    return { changes: [padded({ span, text: other }, source)], words: `put ${other} for ${source.slice(span.start, span.end)}`, cost: 1.2 };
  };
  const commands = RELATIVES.flatMap(([pattern, others]) => {
    const match = pattern.exec(written);
    return match && match[0].length === written.length ? others.filter((other) => !scripted || !other.includes('_')).map((other) => edit(0, written.length, other)) : [];
  });
  const words = WORDS.flatMap(([pattern, other]) => {
    const match = pattern.exec(written);
    return match && !/^\\(?:min|max)$/.test(written) ? [edit(match.index, match[0].length, other)] : [];
  });
  return [...commands, ...words];
}
