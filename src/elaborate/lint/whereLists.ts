import type { NotationFinding } from '../../ir/claim';
import type { Surface, SymbolSurface } from '../../syntax/surface';
import { children, contains, walk } from '../../syntax/walk';
import { namedFunction } from '../notation';
import type { MathPiece, Piece } from '../piece';
import { headSymbol, symbolKey } from '../symbol';

/** Letters that are read without being introduced: constants, operators, and x. */
const NEEDS_NO_WORDS = /^(?:[deixEINOPRT]|pi|partial|nabla)$/;
/** Names in a list before it counts as one that means to be complete. */
const ENOUGH = 3;

/**
 * Behind a formula the text says what its letters are (“where m is the mass, a …”), says so of all but one, and this one
 * stands nowhere else in the document. Where more is left out, the list does not mean to be complete.
 */
export function undefinedSymbols(pieces: readonly Piece[]): ReadonlyMap<Piece, readonly NotationFinding[]> {
  const found = new Map<Piece, readonly NotationFinding[]>();
  for (const [at, piece] of pieces.entries()) {
    if (piece.kind !== 'math' || piece.aside || !piece.parsed.ok) continue;
    const listed = listBehind(pieces, at);
    if (!listed) continue;
    const used = lettersOf(piece.parsed.tree);
    const named = new Set([...used.keys()].filter((letter) => listed.has(letter)));
    const left = [...used].filter(([letter]) => !listed.has(letter));
    const [missing] = left;
    if (named.size < ENOUGH || !missing || left.length > 1 || isMentioned(missing[0], piece, pieces)) continue;
    const shown = symbolKey(missing[1]);
    found.set(piece, [{ code: 'undefined-symbol', message: `the text says what ${enumerated([...named].map((letter) => symbolKey(used.get(letter)!)))} are, and nothing says what ${shown} is`, span: piece.place(missing[1].span), beside: true }]);
  }
  return found;
}

/** The letters that the sentence behind a formula names, if it begins with “where”. */
function listBehind(pieces: readonly Piece[], at: number): ReadonlySet<string> | undefined {
  const first = pieces[at + 1];
  if (first?.kind !== 'prose' || first.heading || !/^[\s,;.:]*(?:where|with|here)\b[^.]*$/i.test(first.text)) return undefined;
  const letters = new Set<string>();
  for (const piece of pieces.slice(at + 2)) {
    if (piece.kind === 'math') {
      if (piece.display || !piece.parsed.ok) return undefined;
      walk(piece.parsed.tree, (node) => {
        if (node.kind === 'symbol') letters.add(node.name);
      });
    } else if (piece.kind !== 'prose' || piece.heading) return undefined;
    else if (/\.(?:\s|$)/.test(piece.text)) return letters;
  }
  return undefined;
}

/** The letters of a formula that one equation says, by name: no indices, bounds, or functions of the field. */
function lettersOf(tree: Surface): ReadonlyMap<string, SymbolSurface> {
  const letters = new Map<string, SymbolSurface>();
  if (tree.kind !== 'relation' || tree.signs.some(({ sign }) => sign !== '=' && sign !== ':=') || contains(tree, (node) => node.kind === 'text')) return letters;
  const bound = new Set<string>();
  const visit = (node: Surface): void => {
    if (node.kind === 'big' && node.lower) {
      walk(node.lower, (part) => {
        if (part.kind === 'symbol') bound.add(part.name);
      });
    }
    if (node.kind === 'symbol') {
      if (!namedFunction(node) && !NEEDS_NO_WORDS.test(node.name) && (node.name.length === 1 || node.font === 'normal')) letters.set(node.name, node);
    } else if (node.kind === 'script') {
      // δ_{ij}
      if (headSymbol(node.base)?.name === 'delta' && node.sub?.kind === 'adjacent' && node.sub.items.length === 2) return;
      visit(node.base);
      // w^T, w^n: a letter that stands alone up there may be a mark.
      if (node.sup && (node.sup.kind !== 'symbol' || headSymbol(node.base)?.name === 'e')) visit(node.sup);
    } else if (node.kind === 'big') visit(node.body);
    else children(node).forEach(visit);
  };
  visit(tree);
  for (const letter of bound) letters.delete(letter);
  return letters;
}

/** True where a letter stands anywhere else in the document, in a formula or as a word, or more than once in its own. */
function isMentioned(letter: string, own: MathPiece, pieces: readonly Piece[]): boolean {
  const word = new RegExp(`(?<![A-Za-z])${letter}(?![A-Za-z])`);
  return pieces.some((piece) => {
    if (piece.kind === 'prose') return word.test(piece.text);
    if (piece.kind === 'assume') return true;
    if (!piece.parsed.ok) return word.test(piece.latex);
    let count = 0;
    walk(piece.parsed.tree, (node) => {
      if (node.kind === 'symbol' && node.name === letter) count++;
      if (node.kind === 'text' && word.test(node.text)) count = 2;
    });
    return count > (piece === own ? 1 : 0);
  });
}

const enumerated = (names: readonly string[]): string => `${names.slice(0, -1).join(', ')} and ${names.at(-1)!}`;
