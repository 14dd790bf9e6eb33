/** What assistants are told of a tool, over MCP and in VS Code. */
export interface ToolText {
  readonly title: string;
  readonly description: string;
}

const VERDICTS =
  'verified; refuted, with a point at which the two sides differ and, where there are any, small edits after which it holds; conditional, true only under the condition that is named; stipulated, a definition taken as given; unchecked, not understood or not decided: it may be right or wrong';

export const TOOLS = {
  verify: {
    title: 'Verify a formula',
    description: `Checks one formula, or a fragment of text with formulas in it: definitions of machine learning, identities, inequalities, derivations row by row, worked numbers, derivatives, integrals, optima, laws of probability. Every claim gets a verdict: ${VERDICTS}. Each verdict names the assumptions it rests on; compare them with what is meant. Nothing is guessed: an engine evaluates the formula.`,
  },
  check: {
    title: 'Check documents',
    description: 'Finds mistakes in the mathematics of documents (Markdown, LaTeX, notebooks, reStructuredText, Python docstrings, plain text), under the configuration of their project: each finding with its place, a code, the reason and, where there are any, repairs that were verified. Claims that could not be decided are counted and are no findings.',
  },
  explain: {
    title: 'Explain a code',
    description: 'The page about the code of a finding: what is wrong where it is given, examples that are wrong and right, and what to do about it.',
  },
} as const satisfies Readonly<Record<string, ToolText>>;

export type ToolName = keyof typeof TOOLS;

/** What assistants are told of the inputs. */
export const TOOL_INPUTS = {
  formula: 'A formula in LaTeX without delimiters, such as \\sigma(-x) = 1 - \\sigma(x), or a fragment with them',
  fragmentLanguage: 'How the fragment is read; plaintext by default',
  text: 'The text of a document that need not be a file',
  textLanguage: 'How text is read; markdown by default. For paths it overrules the extensions',
  paths: 'Files, folders or patterns such as lectures/**/*.md, relative to the working folder or absolute',
  code: 'The code of a finding, such as wrong-number',
  document: 'A file of the workspace, relative to its folder or absolute; the document in the active editor by default',
} as const;

/** A formula that is longer is a document. UTF-16 units. */
export const LONGEST_FORMULA = 20_000;

/** Of each tool what it takes, for the guide. */
const TAKES: Readonly<Record<ToolName, string>> = {
  verify: '`formula`, and perhaps `language`',
  check: '`paths`, or `text`, and perhaps `language`',
  explain: '`code`',
};

/** A table of the tools, for the guide. */
export function toolTable(): string {
  const rows = Object.entries<ToolText>(TOOLS).map(([name, { description }]) => `| \`${name}\` | ${TAKES[name as ToolName]} | ${description} |`);
  return ['| tool | takes | what assistants are told of it |', '| --- | --- | --- |', ...rows].join('\n') + '\n';
}

/** Of each tool of VS Code's language models, what it takes. */
const INPUTS = {
  verify: { formula: TOOL_INPUTS.formula },
  check: { document: TOOL_INPUTS.document },
  explain: { code: TOOL_INPUTS.code },
} as const satisfies Readonly<Record<ToolName, Readonly<Record<string, string>>>>;

/** By which name a tool goes among those of other extensions. */
export const toolId = (name: ToolName): string => `formulint_${name}`;

/** `contributes.languageModelTools` of package.json. */
export function languageModelTools(): readonly object[] {
  return (Object.keys(TOOLS) as ToolName[]).map((name) => {
    const inputs = Object.entries<string>(INPUTS[name]);
    const { title, description } = TOOLS[name];
    return {
      name: toolId(name),
      toolReferenceName: `formulint-${name}`,
      displayName: title,
      modelDescription: description,
      userDescription: `${title} with Formulint`,
      icon: '$(symbol-operator)',
      canBeReferencedInPrompt: true,
      inputSchema: {
        type: 'object',
        properties: Object.fromEntries(inputs.map(([input, text]) => [input, { type: 'string', description: text }])),
        ...(name === 'check' ? {} : { required: inputs.map(([input]) => input) }),
      },
    };
  });
}
