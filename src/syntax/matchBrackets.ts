import { fail, type Reader } from './reader';
import type { Bracket } from './surface';
import type { GroupToken, Token } from './token';

/** What may close what: half-open intervals mix round and square brackets. */
const CLOSERS: ReadonlyMap<Bracket, string> = new Map([['(', ')]'], ['[', '])'], ['{', '}'], ['⟨', '⟩'], ['⌊', '⌋'], ['⌈', '⌉']]);

/** The tokens with every pair of brackets and what it holds as one group; undefined if they do not match. */
export function matchBrackets(reader: Reader, tokens: readonly Token[]): Token[] | undefined {
  const levels: { readonly open: Token & { readonly kind: 'open' }; readonly tokens: Token[] }[] = [];
  const top: Token[] = [];
  let current = top;
  for (const token of tokens) {
    if (token.kind === 'open') {
      levels.push({ open: token, tokens: [] });
      current = levels[levels.length - 1]!.tokens;
    } else if (token.kind === 'close') {
      const level = levels.pop();
      if (level === undefined || !CLOSERS.get(level.open.bracket)?.includes(token.bracket)) {
        return unmatched(reader, token.bracket, token);
      }
      const group: GroupToken = {
        kind: 'group', open: level.open.bracket, close: token.bracket, tokens: level.tokens,
        start: level.open.start, end: token.end, ...(token.scripts && { scripts: token.scripts }),
      };
      current = levels.length > 0 ? levels[levels.length - 1]!.tokens : top;
      current.push(group);
    } else {
      current.push(token);
    }
  }
  const unclosed = levels[levels.length - 1];
  return unclosed === undefined ? top : unmatched(reader, unclosed.open.bracket, unclosed.open);
}

function unmatched(reader: Reader, bracket: string, token: Token): undefined {
  fail(reader, 'unbalanced', `${bracket} without its partner`, { start: token.start, end: token.end });
  return undefined;
}
