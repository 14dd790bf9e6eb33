import type { Span } from '../util/span';

/** What a piece of a line can be when nothing delimits mathematics in it. */
export type BareKind =
  | 'space'
  | 'number'
  | 'name' // a variable: one letter with digits, primes, sub- and superscript characters
  | 'function' // the name of a function, whose argument follows
  | 'product' // two or three letters that may be a product: `mx`
  | 'command' // \frac, \left, \{ …
  | 'ellipsis'
  | 'operator' // needs an operand on its right
  | 'sign' // + and -, which need none on their left
  | 'relation'
  | 'script' // ^ and _
  | 'bar' // | within brackets
  | 'mark' // & and \\
  | 'open'
  | 'close'
  | 'comma'
  | 'code' // what only programs write: == += ** ->
  | 'word' // prose
  | 'stop'; // any other punctuation

export interface BareToken extends Span {
  kind: BareKind;
  /** For `open` and `close`: the index of the partner. */
  partner?: number;
}

const functions: ReadonlySet<string> = new Set(
  ('sin cos tan cot sec csc sinh cosh tanh arcsin arccos arctan exp log ln lg sqrt abs max min sup inf lim det tr trace diag rank ' +
  'sign sgn softmax sigmoid softplus relu gelu silu swish elu logit logsumexp lse argmax argmin erf var cov std mean norm dot kl ' +
  'relu mse bce prob pr').split(' '));

/** Functions that people also write without parentheses. */
const prefixFunctions: ReadonlySet<string> = new Set('sin cos tan sinh cosh tanh exp log ln sqrt'.split(' '));

const greekNames: ReadonlySet<string> = new Set(
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau phi chi psi omega'.split(' '));

const subscriptWords: ReadonlySet<string> = new Set('max min in out new old true pred'.split(' '));

/** Short words of English, which are never products of variables. */
const shortWords: ReadonlySet<string> = new Set((
  'a i ad ah am an as at ax be by cc do eg eh em en et ex go ha he hi ho id ie if im in is it me mr ms my no of oh ok on or ox pm re so to tv up us vs we ' +
  'act add age ago aid aim air all and ans any are arm art ask bad bag bar bed bet big bit box boy bus but buy can car cat cm cup cut day did die dim dog dry due ' +
  'ear eat end err eye far fee few fit fix fly for fun gap gas get got gpu cpu guy had has her him his hit hot how ice its job key kg km law lay led len let lie lot ' +
  'low lr man map may men met min mix mm ms net new non nor not now num obs odd off old one our out own par pay per pie pop put ram ran raw red ref res row run ' +
  'sad sat saw say sea see sec set she sir sit six sky son sum tax tea ten the tie tip too top toy try two use val var via was way web who why win won yes yet you').split(' '));

const relationCommands: ReadonlySet<string> = new Set(
  ('le leq leqslant ge geq geqslant ne neq lt gt ll gg approx approxeq simeq cong equiv propto in sim triangleq coloneqq doteq implies iff ' +
  'Rightarrow Leftrightarrow Longrightarrow stackrel').split(' '));

const operatorCommands: ReadonlySet<string> = new Set('cdot times div pm mp odot otimes oplus circ ast star'.split(' '));

const pattern = new RegExp([
  String.raw`(?<space>(?:[ \t\r\u00a0\u2009\u202f]|\\[,;:!> ])+)`,
  String.raw`(?<ellipsis>\.\.\.|…)`,
  String.raw`(?<code>[-+*/!=<>]{0,1}==+|[-+*/]=|=>|<-(?!\d)|->|\*\*|\/\/|&&|<<|>>|::|\+\+)`,
  String.raw`(?<relation>:=|<=|>=|[=<>≠≤≥≈≃≅≡∝∈≜≔])`,
  String.raw`(?<number>\d+(?:\.\d+)?|\.\d+)`,
  String.raw`(?<command>\\[A-Za-z]+|\\[{}|])`,
  String.raw`(?<mark>&|\\\\)`,
  String.raw`(?<letters>[\p{L}\u{1d400}-\u{1d7ff}]+)`,
  String.raw`(?<operator>[*/×÷·∙⋅⊙∘⊗]|(?<=(?<!\p{L})\p{Lu})\.(?=\p{Lu}(?![\p{L}.]))|(?<=(?<!\p{L})\p{Lu})\.(?=\p{Ll}(?![\p{L}.])))`,
  String.raw`(?<sign>[-+−±])`,
  String.raw`(?<script>[\^_])`,
  String.raw`(?<symbol>[∑∏∫√∂∇∞ℝℓ])`,
  String.raw`(?<open>[([{])`,
  String.raw`(?<close>[)\]}])`,
  String.raw`(?<bar>\|+)`,
  String.raw`(?<comma>,)`,
  String.raw`(?<stop>[^])`,
].join('|'), 'yu');

const suffix = /[0-9]*[′'⁰¹²³⁴-⁹⁺⁻ⁿᵀ₀-₉₊₋ᵢⱼₖₙₘₜ⊤]*/yu;

/** Cuts the line `span` of `text` into tokens, and matches its brackets; those that hold prose become `stop`. */
export function bareTokens(text: string, span: Span): BareToken[] {
  const tokens: BareToken[] = [];
  for (let at = span.start; at < span.end;) {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    const groups = found?.groups;
    if (!found || !groups) break;
    const end = Math.min(at + found[0].length, span.end);
    const token = groups['letters'] === undefined ? { kind: kindOf(groups), start: at, end } : readLetters(text, at, end);
    tokens.push(token);
    at = token.end;
  }
  matchBrackets(text, tokens);
  return tokens;
}

const plainKinds = ['space', 'ellipsis', 'code', 'relation', 'number', 'mark', 'operator', 'sign', 'script', 'open', 'close', 'bar', 'comma'] as const;

function kindOf(groups: Record<string, string | undefined>): BareKind {
  for (const kind of plainKinds) if (groups[kind] !== undefined) return kind;
  if (groups['symbol'] !== undefined) return 'name';
  const command = groups['command'];
  if (command === undefined) return 'stop';
  const name = command.slice(1);
  return relationCommands.has(name) ? 'relation' : operatorCommands.has(name) ? 'operator' : 'command';
}

function readLetters(text: string, start: number, end: number): BareToken {
  const word = text.slice(start, end);
  const lower = word.toLowerCase();
  const single = [...word].length === 1;
  if (text.charAt(start - 1) === '_' && (word.length <= 2 || subscriptWords.has(lower))) return { kind: 'name', start, end };
  if (single || greekNames.has(lower)) {
    suffix.lastIndex = end;
    const length = suffix.exec(text)?.[0].length ?? 0;
    return { kind: /\p{L}/u.test(text.charAt(end + length)) ? 'word' : 'name', start, end: end + length };
  }
  if (functions.has(lower)) {
    const next = text.slice(end, end + 3);
    if (/^ ?[([]|^[_^]|^ ?\\left/.test(next) || (prefixFunctions.has(lower) && /^ [\p{L}\d]/u.test(next))) return { kind: 'function', start, end };
    return { kind: 'word', start, end };
  }
  const next = text.charAt(end);
  if (next === '(' && !/^\((?:s|es|ies|ed)\)/.test(text.slice(end, end + 5))) return { kind: 'function', start, end };
  if (word === lower && word.length <= 3 && /^[a-z]+$/.test(word) && !shortWords.has(word)) return { kind: 'product', start, end };
  return { kind: 'word', start, end };
}

/** Matches brackets. A pair that holds prose, and a bracket without partner, is punctuation; braces may hold words. */
function matchBrackets(text: string, tokens: BareToken[]): void {
  const open: { index: number; mark: string; prose: boolean }[] = [];
  for (const [index, token] of tokens.entries()) {
    if (token.kind === 'open') open.push({ index, mark: text.charAt(token.start), prose: false });
    else if (token.kind === 'word' || token.kind === 'stop') {
      const top = open.at(-1);
      if (top) top.prose = true;
    } else if (token.kind === 'close') {
      const top = open.at(-1);
      if (!top || partners[top.mark] !== text.charAt(token.start)) {
        token.kind = 'stop';
        if (top) top.prose = true;
        continue;
      }
      open.pop();
      const braces = top.mark === '{';
      if (top.prose && !braces) {
        tokens[top.index]!.kind = token.kind = 'stop';
        const outer = open.at(-1);
        if (outer) outer.prose = true;
      } else {
        tokens[top.index]!.partner = index;
        token.partner = top.index;
      }
    }
  }
  for (const { index } of open) tokens[index]!.kind = 'stop';
}

const partners: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };
