/** How a piece of a terminal report stands out; what it says never depends on it. */
export type Style = 'error' | 'warning' | 'info' | 'good' | 'faint' | 'strong';

/** Select Graphic Rendition parameters (ECMA-48 §8.3.117). */
const PARAMETERS: Readonly<Record<Style, string>> = {
  error: '1;31',
  warning: '1;33',
  info: '1;36',
  good: '32',
  faint: '2',
  strong: '1',
};

export type Paint = (style: Style, text: string) => string;

/** Colours text with ANSI escapes, or leaves it as it is. */
export function painter(color: boolean): Paint {
  return color ? (style, text) => (text === '' ? text : `\u001b[${PARAMETERS[style]}m${text}\u001b[0m`) : (_style, text) => text;
}

/** C0 and C1 control characters, and the bidirectional controls that could make a report read otherwise than it is. */
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/**
 * Text of a document made safe for a terminal: C0 controls become their pictures (U+2400 …), other controls U+FFFD.
 * Keeps the length in UTF-16 units.
 */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, (control) => {
    const unit = control.charCodeAt(0);
    if (unit < 0x20) return String.fromCharCode(0x2400 + unit);
    return unit === 0x7f ? '\u2421' : '\ufffd';
  });
}
