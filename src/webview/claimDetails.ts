/// <reference lib="dom" />
import type { ClaimJson, Range, VerdictName } from '../protocol/verdict';
import { element } from './dom';
import { evidenceMethod, evidenceSentence } from './evidenceWords';
import { formula } from './formula';
import { howRead } from './howRead';
import { keepFocus } from './keepFocus';
import { plotView } from './plot/plotView';
import { plotTitle } from './plot/plotWords';
import type { BlockActions } from './previewActions';
import { recognisedView } from './recognisedView';
import { revealButton } from './revealButton';
import { section } from './section';
import { stabilityView } from './stabilityView';
import { stepsView } from './stepsView';
import { verdictIcon } from './verdictIcon';
import { asSentence, claimKindInWords, verdictWords } from './verdictWords';
import { witnessTitle, witnessView } from './witnessView';

/** A claim of a block: its verdict in a line, and all that is known of it when opened. */
export interface ClaimDetails {
  readonly host: HTMLDetailsElement;
  /** More is known of the claim: what a check on request finds besides. */
  readonly enrich: (claim: ClaimJson) => void;
  readonly setOpen: (open: boolean) => void;
  /** The block has moved: the lines that are shown are others, or the level of its headings is. */
  readonly moved: () => void;
}

/** Where a block is in its document; it may move. */
export interface BlockPlace {
  /** Of the block's first line. */
  readonly line: () => number;
  /** Of the headings in what is known of a claim. */
  readonly level: () => string;
}

/** Verified claims and definitions are told in a low voice. */
export const isQuiet = (verdict: VerdictName): boolean => verdict === 'verified' || verdict === 'stipulated';

export function claimDetails(claim: ClaimJson, { line, level }: BlockPlace, actions: BlockActions): ClaimDetails {
  const { verdict } = claim;
  let known = claim;
  const summary = element('summary', {}, verdictIcon(verdict), element('strong', {}, verdictWords[verdict].word), element('span', { class: 'told' }, asSentence(claim.message)));
  const host = element('details', { class: `claim-details ${verdict}${isQuiet(verdict) ? ' quiet' : ''}` }, summary);
  const build = () => {
    const shown = body(known, line, actions);
    for (const heading of shown.querySelectorAll('h2')) heading.setAttribute('aria-level', level());
    keepFocus(host, () => {
      host.querySelector('.body')?.remove();
      host.append(shown);
    });
  };
  host.addEventListener('toggle', () => {
    if (!host.open) return;
    if (!host.querySelector('.body')) build();
    actions.wantDetails(claim.range);
  });
  return {
    host,
    enrich: (more) => {
      known = { ...more, ...claim, evidence: { ...more.evidence, ...claim.evidence } };
      if (host.open) build();
    },
    moved: () => host.open && build(),
    setOpen: (open) => {
      host.open = open;
      if (open && !host.querySelector('.body')) build();
    },
  };
}

/** Everything below the verdict's line; also what an exported page has in it. */
export function body(claim: ClaimJson, line: () => number, actions: BlockActions): HTMLElement {
  const { steps, witness, plots = [], recognised = [], macros, repairs } = claim;
  const down = (range: Range, lines: number): Range => ({ start: { ...range.start, line: range.start.line + lines }, end: { ...range.end, line: range.end.line + lines } });
  const panel = { reveal: (range: Range) => actions.reveal(down(range, -line())), explain: actions.explain };
  const inDocument = (steps ?? []).map((step) => ({ ...step, range: down(step.range, line()) }));
  return element(
    'div',
    { class: 'body' },
    element('p', { class: 'about' }, element('span', { class: 'kind' }, claimKindInWords(claim.kind)), claim.code !== null && codeButton(claim.code, actions), claim.reason !== undefined && element('span', { class: 'reason' }, claim.reason), revealButton(down(claim.range, line()), undefined, claimKindInWords(claim.kind), panel)),
    repairs !== undefined && repairs.length > 0 && section('Would hold as', element('ul', { class: 'repairs' }, ...repairs.map(({ latex, edit }) => element('li', {}, formula(latex, macros), element('span', { class: 'note' }, edit))))),
    inDocument.length > 0 && section('Steps', stepsView(inDocument, claim, panel)),
    witness && section(witnessTitle(witness, plots[0]), witnessView(witness, claim.latex, plots[0], macros)),
    ...plots.flatMap((plot) => (plot.shape === 'undrawn' ? [] : [section(plotTitle(plot), plotView(plot, undefined, macros))])),
    stabilityView(claim),
    howRead(claim),
    recognised.length > 0 && recognisedView(recognised),
    evidence(claim),
  );
}

function codeButton(code: string, actions: BlockActions): HTMLElement {
  const button = element('button', { type: 'button', class: 'code', title: 'What this finding means' }, code);
  button.addEventListener('click', () => actions.explain(code));
  return button;
}

function evidence({ evidence: found, verdict }: ClaimJson): HTMLElement | undefined {
  const sentences = [evidenceSentence(found, verdict), evidenceMethod(found, verdict)].filter((text) => text !== '');
  return sentences.length === 0 ? undefined : section('Evidence', ...sentences.map((text) => element('p', {}, text)));
}
