import type { Surface } from '../syntax/surface';

/** The arguments in a bracket: parted by commas, semicolons, `|` or `‖`. Bars and the like are part of the argument. */
export function argumentsOf(argument: Surface): readonly Surface[] {
  const body = argument.kind === 'fence' && '([{'.includes(argument.open) ? argument.body : argument;
  return body.kind === 'list' ? body.items.flatMap((item) => (item.kind === 'list' ? item.items : [item])) : [body];
}
