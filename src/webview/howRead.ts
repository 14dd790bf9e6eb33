import type { Interpretation, SymbolJson } from '../protocol/reading';
import type { ClaimJson } from '../protocol/verdict';
import type { ClaimActions } from './actions';
import { assumeForm } from './assumeForm';
import { element } from './dom';
import { inlineFormula, type Macros } from './formula';
import { section } from './section';

const sources: Readonly<Record<SymbolJson['source'], string>> = {
  stated: 'stated in the document',
  convention: 'by convention',
  inferred: 'from its use',
};

/** Puts a fact into the line of assumptions; undefined where there is none. */
type Suggest = ((fact: string) => void) | undefined;

/**
 * What the formula was understood to say, the meaning of each symbol, what was taken for granted, and where it can be
 * said otherwise.
 * @param actions none where nothing can be assumed
 */
export function howRead(claim: ClaimJson, actions?: ClaimActions): HTMLElement | undefined {
  const { evidence, assumptions, interpretation, macros } = claim;
  const form = actions && assumeForm(claim, actions);
  const suggest: Suggest = form?.suggest;
  const content = interpretation ? meaning(interpretation, suggest, macros) : [paragraph(evidence.reading), list('assumptions', assumptions.map((text) => assumption(text, suggest)))];
  const shown = [...content, form?.view].filter((part) => part !== undefined);
  return shown.length === 0 ? undefined : section('How it was read', ...shown);
}

function meaning({ statement, symbols, assumptions, choice, otherReadings }: Interpretation, suggest: Suggest, macros?: Macros): readonly (HTMLElement | undefined)[] {
  return [
    element('pre', { class: 'statement' }, statement),
    symbols.length === 0 ? undefined : element('dl', { class: 'symbols' }, ...symbols.flatMap((symbol) => symbolRow(symbol, suggest, macros))),
    list('assumptions', assumptions.map((text) => assumption(text, suggest))),
    paragraph(choice),
    list('other-readings', otherReadings.map((other) => [`could also be read: ${other}`])),
  ];
}

function symbolRow({ name, meaning: words, source, definition }: SymbolJson, suggest: Suggest, macros?: Macros): readonly HTMLElement[] {
  // Behind the definition stands where it is made.
  if (definition !== undefined) return [element('dt', {}, name), element('dd', {}, inlineFormula(definition, macros), element('span', { class: 'note' }, words.slice(words.lastIndexOf(', '))))];
  const fact = factAbout(name, words);
  return [element('dt', {}, name), element('dd', {}, words, element('span', { class: 'note' }, ` ${sources[source]}`), fact === undefined || !suggest ? undefined : changeButton(name, () => suggest(fact)))];
}

/** A fact that says of a number or an array what is taken of it now, or what could be. */
function factAbout(name: string, words: string): string | undefined {
  if (!/^(?:a|an) (?:number|vector|\d|[a-z]\S*×)/.test(words)) return undefined;
  const bounds = /(?:^|, )([^,]*[<≤>≥≠][^,]*)$/.exec(words)?.[1];
  return bounds === undefined ? `${name} > 0` : bounds.replace('each entry', name);
}

function assumption(text: string, suggest: Suggest): readonly (HTMLElement | string)[] {
  return suggest && (text === 'log is natural' || /^log (?:has base|is to) /.test(text)) ? [text, changeButton('log', () => suggest('log base 2'))] : [text];
}

function changeButton(what: string, change: () => void): HTMLElement {
  const button = element('button', { type: 'button', class: 'change-meaning', 'aria-label': `Change what is assumed of ${what}` }, 'change');
  button.addEventListener('click', change);
  return button;
}

const paragraph = (text: string | undefined): HTMLElement | undefined => (text === undefined ? undefined : element('p', {}, text));

function list(name: string, items: readonly (readonly (HTMLElement | string)[])[]): HTMLElement | undefined {
  return items.length === 0 ? undefined : element('ul', { class: name }, ...items.map((item) => element('li', {}, ...item)));
}
