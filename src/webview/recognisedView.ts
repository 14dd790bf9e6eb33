import type { FactJson, FormatJson, OverflowJson, RecognisedJson } from '../protocol/recognised';
import { element } from './dom';
import { formatNumber } from './formatNumber';
import { inlineFormula, scrollable } from './formula';
import { section } from './section';
import { capitalise } from './verdictWords';

/** What is known of the functions in a claim: open for one that the claim defines, else folded. */
export function recognisedView(functions: readonly RecognisedJson[]): HTMLElement {
  return section('What is known', ...functions.map((one) => element(
    'details',
    { class: 'known', open: one.isDefined },
    element('summary', {}, capitalise(one.name)),
    element('dl', { class: 'facts-known' }, ...one.facts.flatMap(fact)),
    one.formats && formatTable(one.formats),
  )));
}

function fact({ label, words, latex }: FactJson): readonly HTMLElement[] {
  return [element('dt', {}, label), element('dd', {}, words, latex === undefined ? undefined : inlineFormula(latex))];
}

/** Where each form first overflows in each format. */
function formatTable(formats: readonly FormatJson[]): HTMLElement {
  const head = ['Computed in', 'as in the textbook', 'in its stable form'].map((name) => element('th', { scope: 'col' }, name));
  const rows = formats.map(({ format, textbook, stable }) => element('tr', {}, element('th', { scope: 'row' }, element('code', {}, format)), element('td', {}, inWords(textbook)), element('td', {}, inWords(stable))));
  const scroller = element('div', { class: 'scroller' }, element('table', { class: 'formats' }, element('caption', {}, 'Where it overflows, with all its inputs alike'), element('thead', {}, element('tr', {}, ...head)), element('tbody', {}, ...rows)));
  scrollable(scroller, 'Where it overflows');
  return scroller;
}

function inWords({ below, above }: FormatJson['stable']): string {
  const end = (sign: string, found: OverflowJson | undefined): readonly string[] => (found ? [`${sign} ${formatNumber(found.at, 5)} (gives ${found.gives})`] : []);
  const ends = [...end('≤', below), ...end('≥', above)];
  return ends.length === 0 ? 'nowhere' : ends.join(', ');
}
