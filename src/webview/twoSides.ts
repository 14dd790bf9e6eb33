const RELATIONS = new Set(['=', '\\approx', '\\simeq', '\\le', '\\leq', '\\ge', '\\geq', '<', '>', '\\ne', '\\neq', '\\equiv', '≈', '≤', '≥', '≠']);
const OPENING = new Set(['{', '(', '[', '\\{', '\\langle', '\\lfloor', '\\lceil', '\\begin']);
const CLOSING = new Set(['}', ')', ']', '\\}', '\\rangle', '\\rfloor', '\\rceil', '\\end']);

/** The sides of a formula that is one relation, `a = b`, each in LaTeX; undefined where it has none or several, or rows. */
export function twoSides(latex: string): readonly [left: string, right: string] | undefined {
  let depth = 0;
  const found: { readonly start: number; readonly end: number }[] = [];
  for (const { 0: token, index } of latex.matchAll(/\\[A-Za-z]+|\\[^]|[^]/gu)) {
    if (OPENING.has(token)) depth += 1;
    if (CLOSING.has(token)) depth -= 1;
    if (depth > 0) continue;
    if (token === '&' || token === '\\\\') return undefined;
    if (RELATIONS.has(token)) found.push({ start: index, end: index + token.length });
  }
  const [relation, ...others] = found;
  if (!relation || others.length > 0) return undefined;
  const [left, right] = [latex.slice(0, relation.start).trim(), latex.slice(relation.end).replace(/[\s.,;]+$/, '').trim()];
  return left === '' || right === '' ? undefined : [left, right];
}

/** Whether LaTeX is nothing but numbers, in brackets or an array. */
export const isNumbers = (latex: string): boolean => /^[\d\s.,;%()[\]&+−-]+$/.test(latex.replace(/\\(?:begin|end)\{\w*matrix\}|\\(?:left|right|[,;!:\\%])|[{}]/g, ' '));
