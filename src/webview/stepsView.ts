import type { ClaimJson, StepJson } from '../protocol/verdict';
import type { Reveal } from './actions';
import { element } from './dom';
import { formula, type Macros } from './formula';
import { revealButton } from './revealButton';
import { verdictIcon } from './verdictIcon';
import { verdictWords } from './verdictWords';
import { witnessView } from './witnessView';

/** The links of a chain or the rows of a derivation, each with its own mark; choosing one shows it in the editor. */
export function stepsView(steps: readonly StepJson[], claim: ClaimJson, actions: Reveal): HTMLElement {
  return element('ol', { class: 'steps' }, ...steps.map((step, index) => stepView(step, index, claim, actions)));
}

function stepView(step: StepJson, index: number, claim: ClaimJson, actions: Reveal): HTMLElement {
  const { word, meaning } = verdictWords[step.verdict];
  const item = element(
    'li',
    { class: `step ${step.verdict}` },
    element('span', { class: 'mark', title: meaning }, verdictIcon(step.verdict)),
    element(
      'div',
      { class: 'step-body' },
      formula(step.latex, claim.macros),
      element('p', { class: 'step-message' }, element('strong', {}, word), ` ${step.message}`),
      stepWitness(step, claim),
    ),
    revealButton(step.range, claim.cell, `Step ${index + 1}, ${word.toLowerCase()}`, actions),
  );
  item.addEventListener('click', () => {
    if (document.getSelection()?.isCollapsed ?? true) actions.reveal(step.range, claim.cell);
  });
  return item;
}

/** The claim's own witness, if it is the same, is shown once, below the steps. */
function stepWitness({ witness, latex }: StepJson, claim: ClaimJson): HTMLElement | undefined {
  const macros: Macros = claim.macros ?? {};
  if (!witness || JSON.stringify(witness) === JSON.stringify(claim.witness)) return undefined;
  return witnessView(witness, latex, undefined, macros);
}
