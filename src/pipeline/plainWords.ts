import type { Inline } from '../protocol/outline';
import type { LanguageId } from '../regions/region';

type Words = Extract<Inline, { kind: 'text' }>;

/** A stretch of prose as a reader of the page sees it: markup that is common in its format is taken away or obeyed. */
export function plainWords(text: string, languageId: LanguageId): readonly Words[] {
  switch (languageId) {
    case 'markdown':
    case 'ipynb':
    case 'plaintext':
      return styled(markdownText(text), /(\*\*|__)(?=\S)([^*_]+?)\1|(?<![\w*_])([*_])(?=\S)([^*_]+?)\3(?![\w*_])/g, (match) => [match[2] ?? match[4]!, match[2] ? 'strong' : 'emphasis']);
    case 'latex':
      return styled(text, /\\(emph|textit|textbf|textsf|texttt|text)\{([^{}]*)\}/g, (match) => [match[2]!, match[1] === 'textbf' ? 'strong' : match[1] === 'emph' || match[1] === 'textit' ? 'emphasis' : undefined], latexText);
    case 'restructuredtext':
    case 'python':
      return styled(restructuredText(text), /\*\*(?=\S)([^*]+)\*\*|(?<!\w)\*(?=\S)([^*]+)\*(?!\w)/g, (match) => [match[1] ?? match[2]!, match[1] ? 'strong' : 'emphasis']);
  }
}

function styled(text: string, marks: RegExp, read: (match: RegExpExecArray) => readonly [string, Words['style']], clean: (text: string) => string = (same) => same): readonly Words[] {
  const words: Words[] = [];
  const add = (part: string, style?: Words['style']): void => {
    const shown = clean(part).replace(/\s+/g, ' ');
    if (shown !== '') words.push({ kind: 'text', text: shown, ...(style ? { style } : {}) });
  };
  let end = 0;
  for (const match of text.matchAll(marks)) {
    add(text.slice(end, match.index));
    add(...read(match));
    end = match.index + match[0].length;
  }
  add(text.slice(end));
  return words;
}

function markdownText(text: string): string {
  return text
    .replace(/!\[([^\]]*)\]\([^()]*\)/g, '$1')
    .replace(/\[([^\]]+)\](?:\([^()]*\)|\[[^\]]*\])/g, '$1')
    .replace(/\{(?:#|\.)[^{}]*\}/g, '')
    .replace(/<\/?[A-Za-z][^<>]*>/g, '')
    .replace(/^[ \t]*(?:>[ \t]?)+/gm, '')
    .replace(/^[ \t]*(?:\|[ \t:|-]+|[-*_]{3,}|={3,})[ \t]*$/gm, '')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1');
}

function latexText(text: string): string {
  return text
    .replace(/\\(?:begin|end)\{[^{}]*\}(?:\[[^\]]*\])?/g, '')
    .replace(/\\([&%$#_{}])/g, '$1')
    .replace(/\\[A-Za-z@]+\*?(?:\[[^\]]*\])?|\\\\/g, '')
    .replace(/[{}]/g, '')
    .replace(/~/g, '\u00a0')
    .replace(/---/g, '—')
    .replace(/--/g, '–')
    .replace(/``/g, '“')
    .replace(/''/g, '”');
}

function restructuredText(text: string): string {
  return text
    .replace(/^[ \t]*\.\. .*$/gm, '')
    .replace(/^[ \t]*:[\w -]+:.*$/gm, '')
    .replace(/^[ \t]*([=\-~^"'#*+])\1{2,}[ \t]*$/gm, '')
    .replace(/:[\w:+-]+:`([^`<]+?)(?:\s*<[^`>]*>)?`/g, '$1')
    .replace(/``([^`]+)``/g, '$1')
    .replace(/`([^`<]+?)\s*<[^`>]*>`__?/g, '$1')
    .replace(/::(?=\s*$)/gm, ':');
}
