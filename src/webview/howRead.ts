import type { Interpretation, SymbolJson } from '../protocol/reading';
import type { ClaimJson } from '../protocol/verdict';
import { element } from './dom';
import { section } from './section';

const sources: Readonly<Record<SymbolJson['source'], string>> = {
  stated: 'stated in the document',
  convention: 'by convention',
  inferred: 'from its use',
};

/** What the formula was understood to say, the meaning of each symbol, and what was taken for granted. */
export function howRead({ evidence, assumptions, interpretation }: ClaimJson): HTMLElement | undefined {
  const content = interpretation ? meaning(interpretation) : [paragraph(evidence.reading), list('assumptions', assumptions)];
  const shown = content.filter((part) => part !== undefined);
  return shown.length === 0 ? undefined : section('How it was read', ...shown);
}

function meaning({ statement, symbols, assumptions, choice, otherReadings }: Interpretation): readonly (HTMLElement | undefined)[] {
  return [
    element('pre', { class: 'statement' }, statement),
    symbols.length === 0 ? undefined : element('dl', { class: 'symbols' }, ...symbols.flatMap(symbolRow)),
    list('assumptions', assumptions),
    paragraph(choice),
    list('other-readings', otherReadings.map((other) => `could also be read: ${other}`)),
  ];
}

function symbolRow({ name, meaning: words, source }: SymbolJson): readonly HTMLElement[] {
  return [element('dt', {}, name), element('dd', {}, words, element('span', { class: 'note' }, ` ${sources[source]}`))];
}

const paragraph = (text: string | undefined): HTMLElement | undefined => (text === undefined ? undefined : element('p', {}, text));

function list(name: string, items: readonly string[]): HTMLElement | undefined {
  return items.length === 0 ? undefined : element('ul', { class: name }, ...items.map((item) => element('li', {}, item)));
}
