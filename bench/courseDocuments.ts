/** Course materials for the bench: lectures that differ in their numbers, letters and order, some with a slip. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A number from 0 to below 1, the same run after run (Numerical Recipes, section 7.1: a linear congruence). */
function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

type Pick = <T>(choices: readonly T[]) => T;

/** Each writes a section; `n` is a number of the lecture's own. */
const sections: readonly ((pick: Pick, n: number) => string)[] = [
  (pick) => {
    const x = pick(['x', 'a', 'u', 't']);
    return `## The logistic sigmoid\n\nThe sigmoid is $\\sigma(${x}) = \\frac{1}{1 + e^{-${x}}}$. It is point-symmetric:\n\n$$\\sigma(-${x}) = 1 - \\sigma(${x})$$\n\nIts slope needs no new exponential:\n\n$$\\sigma'(${x}) = \\sigma(${x})(1 - \\sigma(${x}))$$\n`;
  },
  (pick, n) => {
    const [a, b, c] = [n % 5, (n % 7) + 1, (n % 3) + 2];
    const sum = a + b + c + 3;
    return `## A worked example\n\nOf ${sum} balls ${a + 1} are red. The share is\n\n$$\\frac{${a + 1}}{${a + 1} + ${b} + ${c} + 2} = ${((a + 1) / (a + 1 + b + c + 2)).toFixed(3)}$$\n\nand its logarithm $\\ln ${sum} \\approx ${Math.log(sum).toFixed(pick([2, 3]))}$.\n`;
  },
  (pick) => {
    const z = pick(['z', 's', 'v']);
    return `## Softmax\n\nFor two classes the softmax is a sigmoid of the difference:\n\n$$\\begin{aligned}\n\\operatorname{softmax}([${z}_1, ${z}_2])_1 &= \\frac{e^{${z}_1}}{e^{${z}_1} + e^{${z}_2}} \\\\\n&= \\frac{1}{1 + e^{${z}_2 - ${z}_1}} \\\\\n&= \\sigma(${z}_1 - ${z}_2)\n\\end{aligned}$$\n\nAdding a constant $c$ to all logits changes nothing.\n`;
  },
  (pick, n) => `## Powers\n\nWith $${pick(['p', 'q'])}$ out of the way, expand\n\n$$(x + ${n % 9})^2 = x^2 + ${2 * (n % 9)} x + ${(n % 9) ** 2}$$\n\nand differentiate:\n\n$$\\frac{d}{dx} (x^${(n % 6) + 2} + ${n % 11} x) = ${(n % 6) + 2} x^{${(n % 6) + 1}} + ${n % 11}$$\n`,
  (pick) => `## Entropy\n\nThe entropy is $H(p) = -\\sum_i p_i \\log p_i$, and the cross-entropy $H(p, q) = -\\sum_i p_i \\log q_i$. Their difference is the divergence\n\n$$D_{\\mathrm{KL}}(p \\| q) = \\sum_i p_i \\log \\frac{p_i}{q_i} ${pick(['= H(p, q) - H(p)', '\\ge 0'])}$$\n`,
  (pick, n) => `## Hyperbolic tangent\n\n$$\\tanh(x) = 2 \\sigma(2x) - 1$$\n\n$$\\tanh(x) = \\frac{e^{x} - e^{-x}}{e^{x} + e^{-x}}$$\n\nso that $1 - \\tanh^2(x) = \\frac{1}{\\cosh^2(x)}$, and $\\tanh(${n % 4}) \\approx ${Math.tanh(n % 4).toFixed(pick([2, 3, 4]))}$.\n`,
  // A slip: a sign in the second row.
  (pick) => `## Softplus\n\n$$\\begin{aligned}\n\\log(1 + e^{x}) &= \\log(e^{x}(1 + e^{-x})) \\\\\n&= x ${pick(['+', '+', '+', '-'])} \\log(1 + e^{-x})\n\\end{aligned}$$\n`,
  (pick, n) => `## Reading\n\n${'Plain prose fills most of a page: what the symbols stand for, who thought of it first, and what to try at home. '.repeat((n % 4) + 2)}See \`code/lecture.py\` and the [notes](notes.md) for ${pick(['more', 'details', 'a proof'])}.\n`,
];

const inMarkdown = (title: string, body: string): string => `# ${title}\n\n${body}`;

/** The same in LaTeX: what the sections have of Markdown is headings and code. */
const inLatex = (title: string, body: string): string =>
  `\\documentclass{article}\n\\begin{document}\n\\section{${title}}\n\n${body.replace(/^## (.*)$/gm, '\\subsection{$1}').replace(/`([^`]*)`/g, '\\verb|$1|')}\n\\end{document}\n`;

/**
 * Writes lectures below a folder, four in five in Markdown, the others in LaTeX; the same every time.
 *
 * @param shortest how many sections a lecture has at least; the longest have nearly twice as many
 */
export function writeCourse(folder: string, documents: number, shortest = 44): void {
  for (let number = 0; number < documents; number++) {
    const random = randomNumbers(number + 1);
    const pick: Pick = (choices) => choices[Math.floor(random() * choices.length)]!;
    const count = shortest + Math.floor(random() * shortest * 0.75);
    const body = Array.from({ length: count }, () => pick(sections)(pick, Math.floor(random() * 1000))).join('\n');
    const week = join(folder, `week-${String(Math.floor(number / 10) + 1).padStart(2, '0')}`);
    mkdirSync(week, { recursive: true });
    const title = `Lecture ${number + 1}`;
    const isLatex = number % 5 === 4;
    writeFileSync(join(week, `lecture-${number + 1}.${isLatex ? 'tex' : 'md'}`), (isLatex ? inLatex : inMarkdown)(title, body));
  }
}
