// @ts-check
/**
 * The operators of src/ops without what only readers of the source, docs/engine.md and the tests need: where a
 * definition comes from, how it is typeset, and, where no panel tells of it, what is known of it. That is half of the table.
 */
const { readFile } = require('node:fs/promises');

/** A property on a line of its own, as the table has them all. */
const CITATION = /^ +(?:latex|source): .*,$/gm;
const STRING_OR_FUNCTION = /^ +(?:latex: (?:['"`(]|functionLatex|infixLatex)|source: ['"`]).*,$/;
/** On one line, or until a brace below its beginning. */
const PROPERTIES = /^( +)properties(?:: (?:\w+|\{.*\}|\{\n(?:\1 .*\n)*\1\}))?,$/gm;

/**
 * @param {{ readonly known?: boolean }} [kept] `known`: what is known of functions, which the panel tells.
 * @returns {import('esbuild').Plugin}
 */
function withoutCitations({ known = false } = {}) {
  return {
    name: 'without-citations',
    setup(build) {
      build.onLoad({ filter: /src[\\/]ops[\\/](?:library|scalar)[\\/]\w+\.ts$/ }, async ({ path }) => {
        const source = await readFile(path, 'utf8');
        const contents = source.replace(CITATION, (line) => (STRING_OR_FUNCTION.test(line) ? '' : line));
        return { contents: known ? contents : contents.replace(PROPERTIES, ''), loader: 'ts' };
      });
    },
  };
}

module.exports = { withoutCitations };
