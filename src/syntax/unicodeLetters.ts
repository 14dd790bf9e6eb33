import type { Font } from './surface';

/** Blocks of Unicode's mathematical alphanumeric symbols: first code point of the block → font. */
const BLOCKS: readonly (readonly [number, Font])[] = [
  [0x1d400, 'bold'], [0x1d434, 'normal'], [0x1d468, 'bold'], [0x1d49c, 'calligraphic'], [0x1d504, 'fraktur'], [0x1d538, 'blackboard'],
  [0x1d56c, 'fraktur'], [0x1d5a0, 'sans'], [0x1d5d4, 'bold'], [0x1d608, 'sans'], [0x1d63c, 'bold'], [0x1d670, 'typewriter'],
  [0x1d6a4, 'normal'], [0x1d6a8, 'bold'], [0x1d6e2, 'normal'], [0x1d71c, 'bold'], [0x1d7ce, 'bold'], [0x1d7d8, 'blackboard'],
  [0x1d7e2, 'sans'], [0x1d7ec, 'bold'], [0x1d7f6, 'typewriter'],
];

/** The plain letter or digit and the font of `𝐱`, `𝔼`, `𝛼`; undefined for every other text. */
export function mathAlphanumeric(text: string): { readonly letter: string; readonly font: Font } | undefined {
  const code = text.codePointAt(0) ?? 0;
  if (code < 0x1d400 || code > 0x1d7ff) return undefined;
  let font: Font = 'normal';
  for (const [first, name] of BLOCKS) if (code >= first) font = name;
  return { letter: text.normalize('NFKC'), font };
}
