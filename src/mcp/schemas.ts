import * as z from 'zod';
import { LANGUAGE_IDS } from '../config/languages';
import { LONGEST_FORMULA, TOOL_INPUTS } from '../config/tools';
import { CODE_NAMES } from '../report/codes';

const language = z.enum(LANGUAGE_IDS).optional();
const verdict = z.enum(['verified', 'refuted', 'conditional', 'stipulated', 'unchecked']);
const side = z.union([z.number().nullable(), z.array(z.number().nullable())]);
const witness = z.object({ point: z.record(z.string(), z.number().nullable()), left: side, right: side, stated: z.literal(true).describe('The right side is what the author states, the left what was computed').optional() }).describe('A point at which the two sides differ, and their values there').optional();
const repairs = z.array(z.object({ latex: z.string(), edit: z.string() })).describe('The claim after small edits, each verified').optional();
const place = { line: z.number().int(), column: z.number().int(), endLine: z.number().int(), endColumn: z.number().int() };
const code = z.string().nullable();

export const verifyInput = {
  formula: z.string().min(1).max(LONGEST_FORMULA).describe(TOOL_INPUTS.formula),
  language: language.describe(TOOL_INPUTS.fragmentLanguage),
};

/** `VerifyAnswer` */
export const verifyOutput = {
  claims: z.array(z.object({
    ...place,
    latex: z.string(),
    verdict,
    code,
    message: z.string(),
    reason: z.string().describe('Why it is unchecked').optional(),
    condition: z.string().describe('Under which it holds').optional(),
    reading: z.string().describe('How the notation was read').optional(),
    assumptions: z.array(z.string()),
    evidence: z.string(),
    witness,
    steps: z.array(z.object({ latex: z.string(), verdict, code, message: z.string(), witness })).optional(),
    repairs,
    stability: z.array(z.looseObject({ latex: z.string() })).describe('Parts that floats get wrong as they are written').optional(),
  })),
};

export const checkInput = {
  text: z.string().describe(TOOL_INPUTS.text).optional(),
  paths: z.array(z.string()).min(1).describe(TOOL_INPUTS.paths).optional(),
  language: language.describe(TOOL_INPUTS.textLanguage),
};

/** `CheckAnswer` */
export const checkOutput = {
  findings: z.array(z.object({
    path: z.string(),
    cell: z.number().int().describe('Cell of a notebook, in which the place is').optional(),
    ...place,
    inFile: z.object(place).describe('The place in the JSON of the notebook').optional(),
    severity: z.enum(['error', 'warning', 'info']),
    code: z.string(),
    message: z.string(),
    latex: z.string().optional(),
    verdict: verdict.optional(),
    assumptions: z.array(z.string()).optional(),
    witness,
    repairs,
    related: z.array(z.object({ line: z.number().int(), cell: z.number().int().optional(), message: z.string() })).optional(),
  })),
  omitted: z.number().int().describe('Findings left out here'),
  unchecked: z.array(z.object({ path: z.string(), cause: z.enum(['unreadable', 'out-of-time', 'failure']), reason: z.string() })).describe('Documents without a verdict'),
  files: z.number().int(),
  claims: z.number().int(),
  verdicts: z.record(verdict, z.number().int()),
};

export const explainInput = { code: z.enum(CODE_NAMES as [string, ...string[]]).describe(TOOL_INPUTS.code) };

/** `ExplainAnswer` */
export const explainOutput = { code: z.string(), title: z.string(), page: z.string().describe('In Markdown') };
