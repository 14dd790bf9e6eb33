import { index } from '../ir/build';
import type { LimitExpression } from '../ir/expression';
import type { BigOperatorSurface, Surface } from '../syntax/surface';
import type { ReadingContext, Typed } from './context';
import { isScalar, scalarOf } from './shapes';
import { symbolKey } from './symbol';

/** lim_{h → 0}, lim_{x → ∞}, lim_{x → 0⁺}. */
export function readLimit(node: BigOperatorSurface, context: ReadingContext): Typed {
  const { lower } = node;
  const [variable, point] = lower?.kind === 'relation' && lower.signs.length === 1 && lower.signs[0]!.sign === '→' ? lower.operands : [];
  if (!variable || !point || variable.kind !== 'symbol') return context.fail('unsupported-notation', 'what goes where in the limit is not clear', lower?.span ?? node.span);
  if (node.body.kind === 'empty') return context.fail('unsupported-notation', `nothing follows ${context.text(node)}`, node.span);
  const key = symbolKey(variable);
  const { surface, side } = sided(point);
  const towards = context.read(surface);
  const body = context.with([[key, { kind: 'value', value: scalarOf(index(key)) }]], () => context.read(node.body));
  if (context.failure) return body;
  if (!isScalar(body) || !isScalar(towards)) return context.fail('unsupported-notation', 'a limit of an array is not read', node.span);
  return scalarOf({ kind: 'limit', index: key, towards: towards.expression, ...(side ? { side } : {}), body: body.expression });
}

/** 0⁺, 0^- */
function sided(point: Surface): { readonly surface: Surface; readonly side?: LimitExpression['side'] } {
  const sign = point.kind === 'script' && !point.sub && point.sup?.kind === 'symbol' ? point.sup.name : undefined;
  if (sign !== 'plus' && sign !== 'minus') return { surface: point };
  return { surface: (point as Surface & { kind: 'script' }).base, side: sign === 'plus' ? 'above' : 'below' };
}
