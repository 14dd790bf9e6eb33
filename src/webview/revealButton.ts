import type { Range } from '../protocol/verdict';
import type { Reveal } from './actions';
import { element } from './dom';

/** `line 12`: shows the place in the editor. `what` is for screen readers: `Step 3`. */
export function revealButton(range: Range, cell: number | undefined, what: string, actions: Reveal): HTMLButtonElement {
  const line = `line ${range.start.line + 1}`;
  const button = element(
    'button',
    { type: 'button', class: 'reveal', 'aria-label': `${what}, ${line}: show in the editor`, title: 'Show in the editor' },
    cell === undefined ? line : `cell ${cell + 1}, ${line}`,
  );
  button.addEventListener('click', (event) => {
    event.stopPropagation();
    actions.reveal(range, cell);
  });
  return button;
}
