/** `\exp\left(x, y\right)` for the LaTeX name of a function. */
export const functionLatex = (name: string) => (operands: readonly string[]): string => `${name}\\left(${operands.join(', ')}\\right)`;

/** `a + b + c`. */
export const infixLatex = (symbol: string) => (operands: readonly string[]): string => operands.join(` ${symbol} `);
