import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { TOOLS, type ToolName } from '../config/tools';
import type { Answer, Assistant, Documents } from './assistant';
import { checkInput, checkOutput, explainInput, explainOutput, verifyInput, verifyOutput } from './schemas';

/** What a client may show of the server before it asks for anything. */
const INSTRUCTIONS =
  'Formulint checks the mathematics of machine learning. Call verify on a formula before you state it or build on it, and check on documents after you write formulas into them. A verdict unchecked says nothing about whether a claim is right.';

/** What the tools do not do, either. */
const annotations = { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false } as const;

const textOf = (tool: ToolName) => ({ ...TOOLS[tool], annotations: { title: TOOLS[tool].title, ...annotations } });

/** A tool that cannot answer says so to the model, which may ask otherwise; it is no error of the protocol. */
function resultOf<T extends object>(answer: Answer<T>): CallToolResult {
  if (answer.kind === 'error') return { content: [{ type: 'text', text: answer.message }], isError: true };
  // As JSON has it: a value that is not finite is null there.
  const structuredContent = JSON.parse(JSON.stringify(answer.content)) as Record<string, unknown>;
  return { content: [{ type: 'text', text: answer.text }], structuredContent };
}

function documentsOf({ text, paths }: { readonly text?: string | undefined; readonly paths?: readonly string[] | undefined }): Documents | undefined {
  if ((text === undefined) === (paths === undefined)) return undefined;
  return text === undefined ? { kind: 'paths', paths: paths ?? [] } : { kind: 'text', text };
}

/**
 * The Model Context Protocol's server, not yet connected to anything.
 * @param log told of what a client cannot be told
 */
export function mcpServer(version: string, assistant: Assistant, log: (message: string) => void): McpServer {
  const server = new McpServer({ name: 'formulint', title: 'Formulint', version }, { instructions: INSTRUCTIONS });
  server.server.onerror = (error) => log(error.message);
  server.registerTool('verify', { ...textOf('verify'), inputSchema: verifyInput, outputSchema: verifyOutput }, async ({ formula, language }, { signal }) => resultOf(await assistant.verify(formula, language, signal)));
  server.registerTool('check', { ...textOf('check'), inputSchema: checkInput, outputSchema: checkOutput }, async ({ language, ...input }, { signal, _meta, sendNotification }) => {
    const documents = documentsOf(input);
    if (!documents) return resultOf({ kind: 'error', message: 'give either text or paths' });
    const progressToken = _meta?.progressToken;
    return resultOf(await assistant.check(documents, language, signal, (progress, total) => {
      if (progressToken !== undefined) sendNotification({ method: 'notifications/progress', params: { progressToken, progress, total } }).catch(() => undefined);
    }));
  });
  server.registerTool('explain', { ...textOf('explain'), inputSchema: explainInput, outputSchema: explainOutput }, async ({ code }) => resultOf(await assistant.explain(code)));
  return server;
}
