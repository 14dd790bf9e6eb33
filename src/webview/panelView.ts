import { assertNever } from '../util/assertNever';
import type { PanelState } from '../protocol/panel';
import type { ClaimJson } from '../protocol/verdict';
import type { PanelActions } from './actions';
import { claimView } from './claimView';
import { firstRow } from './displayLatex';
import { element } from './dom';
import { inlineFormula } from './formula';
import { verdictIcon } from './verdictIcon';
import { claimKindInWords, summariseVerdicts, verdictWords, worstVerdict } from './verdictWords';

/** The page for a state. `open` are the claims of a list that are unfolded; by default the first of the worst. */
export function panelView(state: PanelState, actions: PanelActions, open?: readonly number[]): HTMLElement {
  switch (state.kind) {
    case 'checking':
      return element('main', { class: 'checking', 'aria-busy': 'true' }, element('p', { class: 'note' }, 'Checking …'));
    case 'nothing':
      return notice('No formula here', state.message, waysOn());
    case 'failed':
      return notice('Formulint failed', state.message);
    case 'report': {
      const [only] = state.claims;
      return only && state.claims.length === 1
        ? element('main', {}, claimView(only, 0, actions, true))
        : element('main', {}, ...claimList(state.claims, actions, open));
    }
    default:
      return assertNever(state);
  }
}

function notice(title: string, message: string, further?: HTMLElement): HTMLElement {
  return element('main', { class: 'notice' }, element('h1', {}, title), element('p', {}, message), further);
}

/** Commands that fill the panel, or do without it. */
const ways: readonly (readonly [command: string, checks: string])[] = [
  ['Verify Selection', 'checks the formula at the cursor, or what you select, and shows its evidence here'],
  ['Verify Document', 'checks every formula of the document'],
  ['Open Derivation Preview', 'shows the document’s formulas beside it, with a verdict on each as you write'],
  ['Open Example', 'opens a document that has right and wrong formulas to try this on'],
];

function waysOn(): HTMLElement {
  return element('dl', { class: 'ways' }, ...ways.flatMap(([command, checks]) => [element('dt', {}, `Formulint: ${command}`), element('dd', {}, checks)]));
}

function claimList(claims: readonly ClaimJson[], actions: PanelActions, open: readonly number[] | undefined): readonly HTMLElement[] {
  const verdicts = claims.map(({ verdict }) => verdict);
  const unfolded = open ?? [worstVerdict(verdicts)];
  return [
    element('h1', { class: 'summary' }, summariseVerdicts(verdicts)),
    ...claims.map((claim, index) => foldedClaim(claim, index, unfolded.includes(index), actions)),
  ];
}

/** A claim in a list: its formula in one line, and all of it when unfolded. The body is built when first needed. */
function foldedClaim(claim: ClaimJson, index: number, isOpen: boolean, actions: PanelActions): HTMLElement {
  const { word } = verdictWords[claim.verdict];
  const excerpt = claim.latex.length < 4000 ? firstRow(claim.latex) : claim.latex;
  const summary = element(
    'summary',
    {},
    element('span', { class: `mark ${claim.verdict}` }, verdictIcon(claim.verdict)),
    element('span', { class: 'word' }, word),
    element('span', { class: 'excerpt' }, excerpt.length < 400 ? inlineFormula(excerpt, claim.macros) : claimKindInWords(claim.kind)),
    element('span', { class: 'note' }, `line ${claim.range.start.line + 1}`),
  );
  const details = element('details', { class: 'folded', open: isOpen, 'data-index': index }, summary);
  const unfold = () => {
    if (details.open && !details.querySelector('article')) details.append(claimView(claim, index, actions, false));
  };
  details.addEventListener('toggle', unfold);
  unfold();
  return details;
}
