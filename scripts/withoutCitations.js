// @ts-check
/**
 * The operators of src/ops without what only readers of the source and of docs/engine.md need: where a definition comes
 * from and how it is typeset. That is a third of the table.
 */
const { readFile } = require('node:fs/promises');

/** A property on a line of its own, as the table has them all. */
const CITATION = /^ +(?:latex|source): .*,$/gm;
const STRING_OR_FUNCTION = /^ +(?:latex: (?:['"`(]|functionLatex|infixLatex)|source: ['"`]).*,$/;

/** @returns {import('esbuild').Plugin} */
function withoutCitations() {
  return {
    name: 'without-citations',
    setup(build) {
      build.onLoad({ filter: /src[\\/]ops[\\/](?:library|scalar)[\\/]\w+\.ts$/ }, async ({ path }) => {
        const source = await readFile(path, 'utf8');
        const contents = source.replace(CITATION, (line) => (STRING_OR_FUNCTION.test(line) ? '' : line));
        return { contents, loader: 'ts' };
      });
    },
  };
}

module.exports = { withoutCitations };
