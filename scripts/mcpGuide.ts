import { toolTable } from '../src/config/tools';
import { memoryIo } from '../test/unit/cli/memoryIo';
import { connect } from '../test/unit/mcp/connect';

const TOOLS_BLOCK = /(<!-- generated: tools -->\n)[\s\S]*?(<!-- end -->)/;
/** A fenced block whose info string ends in a file name is that file, for the examples. */
const FILE_BLOCK = /^```\w+ (\S+\.\w+)\n([\s\S]*?)^```$/gm;
/** A call, and behind it what is answered in words. */
const EXAMPLE_BLOCK = /^```json (verify|check)\n([\s\S]*?)^```\n\n```text\n[\s\S]*?^```$/gm;
/** What the last call before it answers as data. */
const ANSWER_BLOCK = /^```json answer\n[\s\S]*?^```$/gm;

/** docs/mcp.md with its table of tools, and with what the tools answer in its examples, as they are now. */
export async function mcpGuide(guide: string): Promise<string> {
  const files = Object.fromEntries([...guide.matchAll(FILE_BLOCK)].map(([, name, text]) => [`/notes/${name!}`, text!]));
  const { call, client } = await connect(memoryIo({ files }));
  const answers: { readonly at: number; readonly text: string; readonly content: object }[] = [];
  for (const { index, 1: tool, 2: input } of guide.matchAll(EXAMPLE_BLOCK)) {
    const { isError, text, content } = await call(tool!, JSON.parse(input!) as Record<string, unknown>);
    if (isError) throw new Error(`docs/mcp.md: ${tool!} ${input!}: ${text}`);
    answers.push({ at: index, text, content });
  }
  await client.close();
  const dataBefore = (at: number): string => JSON.stringify(answers.findLast((answer) => answer.at <= at)?.content, null, 2);
  const texts = answers.map(({ text }) => text.trimEnd());
  return guide
    .replace(ANSWER_BLOCK, (_block, at: number) => `\`\`\`json answer\n${dataBefore(at)}\n\`\`\``)
    .replace(EXAMPLE_BLOCK, (_block, tool: string, input: string) => `\`\`\`json ${tool}\n${input}\`\`\`\n\n\`\`\`text\n${texts.shift()!}\n\`\`\``)
    .replace(TOOLS_BLOCK, (_block, open: string, close: string) => `${open}\n${toolTable()}\n${close}`);
}
