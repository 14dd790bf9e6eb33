const superscripts: Readonly<Record<string, string>> = {
  '-': '⁻', '0': '⁰', '1': '¹', '2': '²', '3': '³', '4': '⁴', '5': '⁵', '6': '⁶', '7': '⁷', '8': '⁸', '9': '⁹',
};

/**
 * A number as one writes it: `0.25`, `−3`, `1.67·10⁻⁵`, `∞`.
 * @param digits significant decimal digits, 1 to 17; trailing zeros are dropped
 */
export function formatNumber(value: number | null, digits = 6): string {
  if (value === null || Number.isNaN(value)) return 'undefined';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  if (value === 0) return '0';
  const [mantissa = '0', exponent = '0'] = value.toExponential(Math.min(17, Math.max(1, digits)) - 1).split('e');
  const power = Number(exponent);
  if (power < -4 || power >= 6) {
    const shown = dropZeros(mantissa);
    const raised = [...String(power)].map((character) => superscripts[character] ?? character).join('');
    const factor = shown === '1' ? '' : shown === '-1' ? '-' : `${shown}·`;
    return minus(`${factor}10${raised}`);
  }
  return minus(dropZeros(value.toFixed(Math.min(100, Math.max(0, digits - 1 - power)))));
}

/** Both numbers with as many digits as it takes to see where they differ, at least four. */
export function formatPair(left: number, right: number): readonly [string, string] {
  for (let digits = 4; digits < 17; digits += 1) {
    if (formatNumber(left, digits) !== formatNumber(right, digits)) {
      const shown = Math.min(17, digits + (digits > 4 ? 1 : 0));
      return [formatNumber(left, shown), formatNumber(right, shown)];
    }
  }
  return [formatNumber(left, 17), formatNumber(right, 17)];
}

function dropZeros(decimal: string): string {
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal;
}

function minus(text: string): string {
  return text.replace(/^-/, '−');
}
