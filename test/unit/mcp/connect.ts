import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import { cliAssistant } from '../../../src/cli/assistant';
import { parseArguments } from '../../../src/cli/arguments';
import type { Core, Threads } from '../../../src/cli/core';
import type { Io } from '../../../src/cli/io';
import { mcpServer } from '../../../src/mcp/server';
import type { CheckAnswer, ExplainAnswer, VerifyAnswer } from '../../../src/protocol/assistant';
import { realCore } from '../cli/realCore';

/** What a tool gave. */
export interface Called {
  readonly isError: boolean;
  readonly text: string;
  /** That of the tool called. */
  readonly content: CheckAnswer & VerifyAnswer & ExplainAnswer;
}

export interface Connected {
  readonly client: Client;
  readonly call: (name: string, input: Record<string, unknown>) => Promise<Called>;
}

export function calledOf(result: Awaited<ReturnType<Client['callTool']>>): Called {
  const [part] = result.content as readonly { readonly text: string }[];
  return { isError: result.isError === true, text: part!.text, content: (result.structuredContent ?? {}) as Called['content'] };
}

/** A client of `formulint mcp ARGV…` in this process. */
export async function connect(io: Io, { argv = [], core = realCore, threads, budgets }: { readonly argv?: readonly string[]; readonly core?: Core; readonly threads?: Threads; readonly budgets?: Parameters<typeof cliAssistant>[0]['budgets'] } = {}): Promise<Connected> {
  const args = parseArguments(['mcp', ...argv]);
  if (args.kind !== 'run') throw new Error(JSON.stringify(args));
  const server = mcpServer(io.version, cliAssistant({ args, macros: {}, core, io, threads, count: 2, budgets }), (message) => void io.stderr.write(`${message}\n`));
  const client = new Client({ name: 'test', version: '0' });
  const [here, there] = InMemoryTransport.createLinkedPair();
  await Promise.all([server.connect(there), client.connect(here)]);
  return { client, call: async (name, input) => calledOf(await client.callTool({ name, arguments: input })) };
}
