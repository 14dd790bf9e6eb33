export type Decoded = { readonly text: string } | { readonly error: string };

function decodes(bytes: Uint8Array, mayBeCut: boolean): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: mayBeCut });
    return true;
  } catch {
    return false;
  }
}

/** Offset at which the first character begins that is no UTF-8. */
function firstBadByte(bytes: Uint8Array): number {
  let good = 0;
  let bad = bytes.length + 1;
  while (good + 1 < bad) {
    const middle = (good + bad) >> 1;
    if (decodes(bytes.subarray(0, middle), true)) good = middle;
    else bad = middle;
  }
  // Up to three bytes before it may already belong to the bad character.
  while (!decodes(bytes.subarray(0, good), false)) good--;
  return good;
}

function lineOfByte(bytes: Uint8Array, at: number): number {
  let line = 1;
  for (let i = 0; i < at; i++) if (bytes[i] === 10) line++;
  return line;
}

/** The text of a file. A byte order mark is left out, as editors do; an error says where the bytes are no text. */
export function decodeText(bytes: Uint8Array): Decoded {
  const place = (at: number): string => `byte ${at + 1}, line ${lineOfByte(bytes, at)}`;
  const zero = bytes.indexOf(0);
  if (zero >= 0) return { error: `not a text file: NUL at ${place(zero)}` };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { error: `not UTF-8: ${place(firstBadByte(bytes))}` };
  }
}
