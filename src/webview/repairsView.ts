import type { ClaimJson, RepairJson } from '../protocol/verdict';
import { isInWords } from '../util/inWords';
import type { ClaimActions } from './actions';
import { element } from './dom';
import { formula } from './formula';
import { sourceDiff, type DiffPart } from './sourceDiff';
import { twoSides } from './twoSides';

const marks = { same: 'span', old: 'del', new: 'ins' } as const satisfies Readonly<Record<DiffPart['kind'], string>>;

/** Longer formulas are shown without their source. */
const longestSource = 400;

/** What would hold, each with the change of the author's source; choosing one makes it in the editor. */
export function repairsView({ latex, macros, repairs = [] }: ClaimJson, { repair }: ClaimActions): HTMLElement {
  return element('ul', { class: 'repairs' }, ...repairs.map((one, at) => {
    const button = element('button', { type: 'button', class: 'apply', 'aria-label': `Apply: ${one.edit}`, 'data-key': `repair-${at}` }, 'Apply');
    button.addEventListener('click', () => repair(at));
    return element('li', {}, formula(one.latex, macros), element('div', { class: 'change' }, element('span', { class: 'note' }, one.edit), difference(latex, one)), button);
  }));
}

function difference(before: string, { latex }: RepairJson): HTMLElement | undefined {
  if (latex.length > longestSource) return undefined;
  // Words that name a quantity are no part of the author's formula.
  const own = (whole: string): string => (isInWords(whole) ? (twoSides(whole)?.[1] ?? whole) : whole);
  return element('code', { class: 'diff' }, ...sourceDiff(own(before), own(latex)).map(({ kind, text }) => element(marks[kind], {}, text)));
}
