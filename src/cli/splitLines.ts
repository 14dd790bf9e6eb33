export type Line =
  | { readonly kind: 'line'; readonly number: number; readonly bytes: Uint8Array }
  | { readonly kind: 'too-long'; readonly number: number };

const LINE_FEED = 10;

/**
 * The lines of a stream of bytes, without their `\n`, numbered from 1; the last needs no line end. Of a line longer
 * than `limit` bytes nothing is kept. Chunks are asked for only as lines are taken.
 */
export async function* splitLines(chunks: AsyncIterable<Uint8Array>, limit: number): AsyncGenerator<Line> {
  let pieces: Uint8Array[] = [];
  let length = 0;
  let number = 1;

  function takeLine(): Line {
    const line: Line = length > limit ? { kind: 'too-long', number } : { kind: 'line', number, bytes: Buffer.concat(pieces) };
    pieces = [];
    length = 0;
    number++;
    return line;
  }

  function keep(piece: Uint8Array): void {
    length += piece.length;
    if (length > limit) pieces = [];
    else pieces.push(piece);
  }

  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, from)) {
      keep(chunk.subarray(from, at));
      from = at + 1;
      yield takeLine();
    }
    if (from < chunk.length) keep(chunk.subarray(from));
  }
  if (length > 0) yield takeLine();
}
