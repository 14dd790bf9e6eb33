import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mcpGuide } from '../../../scripts/mcpGuide';
import { projectRoot } from '../../../scripts/paths.mjs';
import { OPTIONS, type Option } from '../../../src/config/schema';
import { memoryIo } from '../cli/memoryIo';
import { connect } from './connect';

const guide = readFileSync(join(projectRoot, 'docs/mcp.md'), 'utf8');

describe('docs/mcp.md', () => {
  it('has the tools as they are, and the answers that they give', async () => {
    assert.equal(await mcpGuide(guide), guide);
    // The false twin: an answer that is not the tool's is put right.
    assert.equal(await mcpGuide(guide.replace('[identity-fails]', '[wrong-number]')), guide);
  });

  it('asks for a page that there is', async () => {
    const [, input] = /^```json explain\n([\s\S]*?)^```$/m.exec(guide)!;
    const { call } = await connect(memoryIo({ files: { '/package/docs/codes/wrong-number.md': readFileSync(join(projectRoot, 'docs/codes/wrong-number.md'), 'utf8') } }));
    const { isError, text } = await call('explain', JSON.parse(input!));
    assert.deepEqual([isError, text.split('\n')[0]], [false, '# wrong-number']);
  });

  it('has configurations that start the server', () => {
    const servers = [...guide.matchAll(/^```json\n([\s\S]*?)^```$/gm)].map(([, text]) => Object.values(JSON.parse(text!) as Record<string, { formulint: { command: string; args: string[] } }>)[0]!.formulint);
    assert.deepEqual(servers.map(({ command, args }) => [command, ...args].join(' ')), ['npx -y formulint mcp', 'npx -y formulint mcp']);
  });

  it('names all options of the command', () => {
    const options = OPTIONS as readonly Option[];
    const flags = options.flatMap(({ flag }) => (flag?.commands.includes('mcp') && !['help', 'version'].includes(flag.long) ? [`--${flag.long}`] : []));
    const [, named] = /^Options behind `mcp` hold for every call: ([\s\S]*?), as/m.exec(guide)!;
    assert.deepEqual([...named!.matchAll(/`(--[\w-]+)`/g)].map(([, flag]) => flag!).sort(), flags.sort());
  });
});
