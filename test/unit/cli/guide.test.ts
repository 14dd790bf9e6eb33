import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { realCore } from './realCore';
import { runMarked } from './runMarked';
import { helpText } from '../../../src/config/helpText';

const guide = readFileSync(new URL('../../../docs/cli.md', import.meta.url), 'utf8');

/** Files of the guide: fenced blocks whose info string ends in a file name. */
const files = Object.fromEntries([...guide.matchAll(/^```\w+ (\S+)\n([\s\S]*?)^```$/gm)].map((match) => [`/notes/${match[1]!}`, match[2]!]));

/** The words of a command, `'…'` being one. */
const wordsOf = (command: string): readonly string[] => [...command.matchAll(/'([^']*)'|(\S+)/g)].map((match) => match[1] ?? match[2]!);

describe('docs/cli.md', () => {
  it('has the help of the program', () => {
    assert.ok(guide.includes(`\`\`\`text\n${helpText()}\`\`\``));
  });

  for (const match of guide.matchAll(/^```console\n\$ formulint (.*)\n([\s\S]*?)^```$/gm)) {
    it(`shows what formulint ${match[1]} writes`, async () => {
      const ran = await runMarked(wordsOf(match[1]!), { files }, realCore);
      assert.equal(ran.stdout, match[2]);
    });
  }
});
