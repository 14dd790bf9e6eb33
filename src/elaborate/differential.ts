import type { ScriptSurface, Surface, SymbolSurface } from '../syntax/surface';

/**
 * dh_t, dW: as programs of backpropagation name the gradient of a loss. The two as one symbol, which keeps its scripts;
 * undefined where they do not touch.
 */
export function differential(d: Surface, next: Surface): SymbolSurface | ScriptSurface | undefined {
  if (d.kind !== 'symbol' || d.name !== 'd' || d.font !== 'normal' || d.accents.length > 0 || d.span.end !== next.span.start) return undefined;
  const span = { start: d.span.start, end: next.span.end };
  if (next.kind === 'symbol') return { ...next, name: `d${next.name}`, font: 'roman', span };
  const base = next.kind === 'script' ? differential(d, next.base) : undefined;
  return next.kind === 'script' && base?.kind === 'symbol' ? { ...next, base, span } : undefined;
}
