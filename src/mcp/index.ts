/** The Model Context Protocol over standard input and output: a bundle of its own, which the command `mcp` loads. */
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import type { Assistant } from './assistant';
import { mcpServer } from './server';

export interface McpOptions {
  readonly version: string;
  readonly assistant: Assistant;
  /** For standard error: standard output is the protocol's. */
  readonly log: (message: string) => void;
  /** Of one message. Bytes. */
  readonly longest: number;
}

/** Serves until standard input ends or the connection breaks; what is under way is then given up. */
export async function serveMcp({ version, assistant, log, longest }: McpOptions): Promise<void> {
  const transport = new StdioServerTransport(process.stdin, process.stdout, { maxBufferSize: longest });
  const server = mcpServer(version, assistant, log);
  const closed = new Promise<void>((resolve) => (server.server.onclose = resolve));
  process.stdin.once('end', () => void server.close());
  await server.connect(transport);
  await closed;
}
