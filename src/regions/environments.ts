/** Environments that are displayed mathematics by themselves: LaTeX's own, amsmath's, and those of common packages. */
const displayed: ReadonlySet<string> = new Set([
  'equation', 'align', 'alignat', 'flalign', 'gather', 'multline', 'eqnarray', 'xalignat', 'xxalignat', 'displaymath',
  'dmath', 'dgroup', 'darray', 'IEEEeqnarray', 'empheq',
]);

/** Environments that belong inside mathematics, yet are pasted and rendered without delimiters. */
const inner: ReadonlySet<string> = new Set(['split', 'aligned', 'alignedat', 'gathered', 'multlined']);

/** Environments of which every line is taken as it stands, or which hold pictures and code. */
const verbatim: ReadonlySet<string> = new Set([
  'verbatim', 'Verbatim', 'BVerbatim', 'LVerbatim', 'SaveVerbatim', 'verbatimtab', 'alltt', 'lstlisting', 'minted',
  'comment', 'filecontents', 'tikzpicture', 'pgfpicture', 'tikzcd', 'Sinput', 'Soutput', 'Schunk', 'Code', 'CodeInput',
  'CodeOutput', 'python', 'pycode', 'asy', 'luacode',
]);

function unstarred(name: string): string {
  return name.endsWith('*') ? name.slice(0, -1) : name;
}

/** True for environments that LaTeX displays as mathematics without any other delimiter. */
export function isDisplayEnvironment(name: string): boolean {
  return displayed.has(unstarred(name));
}

/** True for environments that stand for mathematics in Markdown and in pasted text. */
export function isBareEnvironment(name: string): boolean {
  const plain = unstarred(name);
  return displayed.has(plain) || inner.has(plain);
}

/** True for environments that hold code, pictures or comments. */
export function isVerbatimEnvironment(name: string): boolean {
  return verbatim.has(unstarred(name));
}
