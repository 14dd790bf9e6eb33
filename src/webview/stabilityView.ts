import type { ClaimJson, FloatFailureJson, StabilityJson } from '../protocol/verdict';
import { variableLatex } from './displayLatex';
import { element } from './dom';
import { formatNumber } from './formatNumber';
import { formula, inlineFormula, scrollable, type Macros } from './formula';
import { section } from './section';

const notFinite: Readonly<Record<string, string>> = { Infinity: '∞', '-Infinity': '−∞', NaN: 'NaN' };

/** Which parts of a claim floats get wrong as they are written: where, what they give, and the form to compute instead. */
export function stabilityView({ evidence, macros }: ClaimJson): HTMLElement | undefined {
  const { stability } = evidence;
  return stability && section('In floating point', ...stability.map((part) => partView(part, macros)));
}

function partView({ latex, stable, failures }: StabilityJson, macros: Macros = {}): HTMLElement {
  const columns = ['Format', 'Inputs', 'Result', 'Value', 'Error'].map((name) => element('th', { scope: 'col' }, name));
  const table = element('table', { class: 'entries' }, element('thead', {}, element('tr', {}, ...columns)), element('tbody', {}, ...failures.map((failure) => failureRow(failure, macros))));
  const scroller = element('div', { class: 'scroller' }, table);
  scrollable(scroller, 'Inputs at which floats fail');
  return element(
    'div',
    { class: 'stability' },
    element('p', {}, 'Right, and not to be computed as it is written:'),
    formula(latex, macros),
    scroller,
    element('p', {}, `Stable (${stable.name}):`),
    formula(stable.latex, macros),
  );
}

/** Inputs beyond are not shown one by one. */
const maximumInputs = 4;

function failureRow({ format, point, got, exact, ulps }: FloatFailureJson, macros: Macros): HTMLElement {
  const inputs = Object.entries(point);
  const shown = inputs.slice(0, maximumInputs).flatMap(([name, value], at) => [at > 0 && ', ', inlineFormula(variableLatex(name), macros), ` = ${formatNumber(value, 4)}`]);
  return element(
    'tr',
    {},
    element('th', { scope: 'row' }, format),
    element('td', {}, ...shown, inputs.length > maximumInputs && ', …'),
    element('td', {}, typeof got === 'number' ? formatNumber(got, 8) : notFinite[got]!),
    element('td', {}, formatNumber(exact, 8)),
    element('td', {}, ulps === undefined ? '' : `${formatNumber(ulps, 2)} ulps`),
  );
}
