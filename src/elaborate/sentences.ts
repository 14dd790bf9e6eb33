import type { MathPiece, Piece } from './piece';
import type { Span } from '../util/span';

/** A sentence with its formulas as ⟨0⟩, ⟨1⟩ …, in order. */
export interface Sentence {
  readonly text: string;
  readonly formulas: readonly MathPiece[];
  /** From a stretch of `text` to the author's text. */
  readonly place: (start: number, end: number) => Span;
  readonly cell?: number;
  /** Stands right behind the sentence before, in one paragraph. */
  readonly continues: boolean;
}

/** Where a stretch of the sentence's text comes from. */
interface Stretch {
  readonly at: number;
  readonly length: number;
  readonly source: Span;
}

/** A full stop, or an empty line; what follows a stop begins with a capital, a formula or a bullet. */
const END = /[.!?](?=\s+["“(]?(?:[A-Z⟨•*-]|\d+\.))|[.!?]\s*$|\n[ \t]*\r?\n/g;
/** Sentences longer than this say too much to be understood. */
const MAX_LENGTH = 400;

/** The sentences that end in each piece of a document, by the piece's number. A heading is no sentence. */
export function sentencesOf(pieces: readonly Piece[]): ReadonlyMap<number, readonly Sentence[]> {
  const found = new Map<number, Sentence[]>();
  let text = '';
  let formulas: MathPiece[] = [];
  let stretches: Stretch[] = [];
  let continues = false;
  const finish = (last: number, cell: number | undefined): void => {
    const sentence = text.length > MAX_LENGTH || !/[a-z]/i.test(text) ? undefined : { text, formulas, place: placer(stretches), continues, ...(cell === undefined ? {} : { cell }) };
    if (sentence) found.set(last, [...(found.get(last) ?? []), sentence]);
    text = '';
    formulas = [];
    stretches = [];
  };
  const append = (part: string, source: Span): void => {
    stretches.push({ at: text.length, length: part.length, source });
    text += part;
  };
  for (const [at, piece] of pieces.entries()) {
    if (piece.kind === 'math' && !piece.aside) {
      append(`⟨${formulas.length}⟩`, piece.span);
      formulas.push(piece);
    }
    if (piece.kind !== 'prose') continue;
    if (piece.heading) {
      finish(at, piece.cell);
      continues = false;
      continue;
    }
    let from = 0;
    for (const end of piece.text.matchAll(END)) {
      const isParagraph = end[0].startsWith('\n');
      const to = isParagraph ? end.index : end.index + 1;
      append(piece.text.slice(from, to), { start: piece.span.start + from, end: piece.span.start + to });
      finish(at, piece.cell);
      continues = !isParagraph;
      from = end.index + end[0].length;
    }
    append(piece.text.slice(from), { start: piece.span.start + from, end: piece.span.end });
  }
  finish(pieces.length - 1, undefined);
  return found;
}

function placer(stretches: readonly Stretch[]): Sentence['place'] {
  const source = (offset: number, isEnd: boolean): number => {
    const stretch = stretches.findLast(({ at }) => (isEnd ? at < offset : at <= offset)) ?? stretches[0]!;
    const within = offset - stretch.at;
    const isText = stretch.source.end - stretch.source.start === stretch.length;
    return isText ? stretch.source.start + within : isEnd ? stretch.source.end : stretch.source.start;
  };
  return (start, end) => ({ start: source(start, false), end: source(end, true) });
}
