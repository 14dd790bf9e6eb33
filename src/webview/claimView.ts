import type { ClaimJson, VerdictName } from '../protocol/verdict';
import type { PanelActions } from './actions';
import { element } from './dom';
import { evidenceMethod, evidenceSentence } from './evidenceWords';
import { section } from './section';
import { howRead } from './howRead';
import { formula } from './formula';
import { plotView } from './plotView';
import { revealButton } from './revealButton';
import { stabilityView } from './stabilityView';
import { stepsView } from './stepsView';
import { verdictIcon } from './verdictIcon';
import { asSentence, claimKindInWords, verdictWords } from './verdictWords';
import { witnessView } from './witnessView';

/**
 * One claim with everything that is known of it, from the verdict down to the seed.
 * @param titled whether the verdict heads it; in a list the line that unfolds it does
 */
export function claimView(claim: ClaimJson, actions: PanelActions, titled: boolean): HTMLElement {
  const { macros, steps, witness, plot } = claim;
  return element(
    'article',
    { class: `claim ${claim.verdict}`, 'aria-label': `${claimKindInWords(claim.kind)}: ${verdictWords[claim.verdict].word}` },
    heading(claim, actions, titled),
    element('p', { class: 'message' }, asSentence(claim.message)),
    formula(claim.latex, macros),
    repairs(claim),
    steps && steps.length > 0 && section('Steps', stepsView(steps, claim, actions)),
    witness && section('Where the sides differ', witnessView(witness, plot, macros)),
    plot && section('Both sides', plotView(plot, macros)),
    stabilityView(claim),
    howRead(claim),
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

function repairs({ repairs: found, macros }: ClaimJson): HTMLElement | undefined {
  if (!found || found.length === 0) return undefined;
  const items = found.map(({ latex, edit }) => element('li', {}, formula(latex, macros), element('span', { class: 'note' }, edit)));
  return section('Would hold as', element('ul', { class: 'repairs' }, ...items));
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
