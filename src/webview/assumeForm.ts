import type { ClaimJson } from '../protocol/verdict';
import type { ClaimActions } from './actions';
import { element } from './dom';

/** Facts are a line; see `isFacts` of the protocol. */
const longest = 500;

/** Where other facts can be assumed: the claim is checked again as if a comment before it stated them. */
export interface AssumeForm {
  readonly view: HTMLElement;
  /** Puts a fact into the line, to be completed; Escape takes it back, and the focus to where it was. */
  readonly suggest: (fact: string) => void;
}

export function assumeForm({ assumed, kind }: ClaimJson, { assume, write }: ClaimActions): AssumeForm | undefined {
  // A remark about notation is not checked.
  if (kind === 'notation') return undefined;
  const input = element('input', { type: 'text', class: 'facts', maxlength: longest, spellcheck: 'false', placeholder: 'x > 0, log base 2', 'aria-label': 'Assume', value: assumed?.facts, 'data-key': 'assume' });
  const form = element('form', { class: 'assume' }, element('span', { class: 'prompt' }, 'Assume'), input, element('button', { type: 'submit' }, 'Check again'));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    assume(input.value.replaceAll(/\s+/g, ' ').replaceAll('--', '−−'));
  });
  let origin: Element | null = null;
  input.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape') return;
    input.value = assumed?.facts ?? '';
    if (origin instanceof HTMLElement) origin.focus();
    origin = null;
  });
  return {
    view: element('div', { class: 'assuming' }, form, assumed && outcome(assumed, assume, write)),
    suggest: (fact) => {
      origin = document.activeElement;
      input.value = fact;
      input.focus();
      input.setSelectionRange(fact.length, fact.length);
    },
  };
}

function outcome({ unread, edit }: NonNullable<ClaimJson['assumed']>, assume: ClaimActions['assume'], write: () => void): HTMLElement {
  const take = element('button', { type: 'button', 'data-key': 'write' }, 'Write it into the document');
  take.addEventListener('click', write);
  const drop = element('button', { type: 'button' }, 'Assume nothing');
  drop.addEventListener('click', () => assume(''));
  return element(
    'div',
    { class: 'assumed' },
    unread.length > 0 && element('p', { class: 'unread', role: 'alert' }, `Not understood: ${unread.join(', ')}`),
    element('p', { class: 'note' }, 'The verdict above holds under this; the document does not say so.'),
    edit && element('code', { class: 'directive' }, edit.newText.trim()),
    element('div', { class: 'buttons' }, edit && take, drop),
  );
}
