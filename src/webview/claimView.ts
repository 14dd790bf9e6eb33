import { isInWords } from '../util/inWords';
import type { ClaimJson, VerdictName, WitnessJson } from '../protocol/verdict';
import type { PanelActions } from './actions';
import { element } from './dom';
import { evidenceMethod, evidenceSentence } from './evidenceWords';
import { section } from './section';
import { howRead } from './howRead';
import { formula } from './formula';
import { plotSection } from './plot/plotView';
import { recognisedView } from './recognisedView';
import { repairsView } from './repairsView';
import { revealButton } from './revealButton';
import { stabilityView } from './stabilityView';
import { stepsView } from './stepsView';
import { verdictIcon } from './verdictIcon';
import { asSentence, claimKindInWords, verdictWords } from './verdictWords';
import { verifyCommand, witnessLatex, witnessNumPy } from './witnessText';
import { witnessTitle, witnessView } from './witnessView';

/**
 * One claim with everything that is known of it, from the verdict down to the seed.
 * @param index its place in the report
 * @param titled whether the verdict heads it; in a list the line that unfolds it does
 */
export function claimView(claim: ClaimJson, index: number, actions: PanelActions, titled: boolean): HTMLElement {
  const { macros, repairs, steps, witness, plots = [], recognised = [] } = claim;
  const own = actions.ofClaim(index);
  return element(
    'article',
    { class: `claim ${claim.verdict}`, 'aria-label': `${claimKindInWords(claim.kind)}: ${verdictWords[claim.verdict].word}` },
    heading(claim, actions, titled),
    element('p', { class: 'message' }, asSentence(claim.message)),
    formula(claim.latex, macros),
    repairs && repairs.length > 0 && section('Would hold as', repairsView(claim, own)),
    steps && steps.length > 0 && section('Steps', stepsView(steps, claim, actions)),
    witness && section(witnessTitle(witness, plots[0]), witnessView(witness, claim.latex, plots[0], macros), copyButtons({ ...claim, witness }, actions)),
    ...plots.map((plot, at) => plotSection(plot, { draw: (settings) => own.draw(at, settings), save: actions.save }, macros)),
    stabilityView(claim),
    howRead(claim, own),
    recognised.length > 0 && recognisedView(recognised),
    evidence(claim),
  );
}

function heading(claim: ClaimJson, actions: PanelActions, titled: boolean): HTMLElement {
  return element(
    'header',
    {},
    titled && verdictBadge(claim.verdict),
    element('span', { class: 'kind' }, claimKindInWords(claim.kind)),
    claim.code !== null && codeButton(claim.code, actions),
    claim.reason !== undefined && element('span', { class: 'reason' }, claim.reason),
    revealButton(claim.range, claim.cell, claimKindInWords(claim.kind), actions),
  );
}

function verdictBadge(verdict: VerdictName): HTMLElement {
  const { word, meaning } = verdictWords[verdict];
  return element('h1', { class: `badge ${verdict}`, title: meaning }, verdictIcon(verdict), word);
}

function codeButton(code: string, actions: PanelActions): HTMLElement {
  const button = element('button', { type: 'button', class: 'code', title: 'What this finding means' }, code);
  button.addEventListener('click', () => actions.explain(code));
  return button;
}

/** The witness to be pasted elsewhere. */
function copyButtons(claim: ClaimJson & { readonly witness: WitnessJson }, { copy }: PanelActions): HTMLElement {
  const texts: readonly (readonly [name: string, text: () => string])[] = [
    ['LaTeX', () => witnessLatex(claim.witness)],
    ['NumPy', () => witnessNumPy(claim)],
    // What is told in words is checked within its document only.
    ...(isInWords(claim.latex) ? [] : [['command', () => verifyCommand(claim)] as const]),
  ];
  return element('div', { class: 'copy' }, 'Copy as ', ...texts.map(([name, text]) => {
    const button = element('button', { type: 'button', 'aria-label': `Copy as ${name}` }, name);
    button.addEventListener('click', () => copy(text()));
    return button;
  }));
}

function evidence({ evidence: found, verdict }: ClaimJson): HTMLElement | undefined {
  const sentence = evidenceSentence(found, verdict);
  const method = evidenceMethod(found, verdict);
  if (sentence === '' && method === '') return undefined;
  return section(
    'Evidence',
    ...(sentence === '' ? [] : [element('p', {}, sentence)]),
    ...(method === '' ? [] : [element('p', { class: 'note' }, method)]),
  );
}
