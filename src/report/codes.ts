import type { Code } from '../check/verdict';
import { LEVELS, recommendedRules, type Level, type Preset, type RuleSettings } from '../config/rules';

export type Severity = Exclude<Level, 'off'>;

/** Codes of checks, and those of what a report itself has to say. */
export type FindingCode = Code | 'damaged-document' | 'unchecked-claim';

/** `stable` codes keep their meaning. `reserved`: name and meaning are settled, but no check gives the code yet. */
export type Stability = 'stable' | 'reserved';

/** What a code is about: the values of a formula, or its notation, whatever the values. */
export type Tag = 'value' | 'notation' | 'definition' | 'derivation' | 'number' | 'derivative' | 'bound' | 'optimum' | 'property' | 'index' | 'shape' | 'stability' | 'document';

export interface CodeInfo {
  /** In the preset `recommended`. */
  readonly level: Level;
  /** In the preset `strict`, where it differs. */
  readonly strict?: Level;
  /** One line, without a full stop: what is wrong where the code is given. */
  readonly title: string;
  readonly tags: readonly Tag[];
  readonly stability: Stability;
}

/** Every code there is. A code is permanent: it is never renamed and never given another meaning. */
export const CODES: Readonly<Record<FindingCode, CodeInfo>> = {
  'definition-mismatch': {
    level: 'error',
    title: 'A known name is defined as something else',
    tags: ['value', 'definition'],
    stability: 'stable',
  },
  'identity-fails': {
    level: 'error',
    title: 'The two sides of an equation are not equal',
    tags: ['value'],
    stability: 'stable',
  },
  'step-does-not-follow': {
    level: 'error',
    title: 'A row of a derivation does not follow from the row before',
    tags: ['value', 'derivation'],
    stability: 'stable',
  },
  'wrong-number': {
    level: 'error',
    title: 'A stated number is not the value of its formula',
    tags: ['value', 'number'],
    stability: 'stable',
  },
  'wrong-derivative': {
    level: 'error',
    title: 'A stated derivative is not the derivative',
    tags: ['value', 'derivative'],
    stability: 'stable',
  },
  'not-an-optimum': {
    level: 'error',
    title: 'A stated minimum or maximum is not one',
    tags: ['value', 'optimum'],
    stability: 'stable',
  },
  'property-fails': {
    level: 'error',
    title: 'A function does not have the property that is said of it',
    tags: ['value', 'property'],
    stability: 'stable',
  },
  'inequality-fails': {
    level: 'error',
    title: 'An inequality is violated at some point',
    tags: ['value', 'bound'],
    stability: 'stable',
  },
  'index-range-mismatch': {
    level: 'warning',
    title: 'An index runs over another range than the entries it selects',
    tags: ['notation', 'index'],
    stability: 'stable',
  },
  'free-index': {
    level: 'warning',
    title: 'An index is bound by nothing, beside a sum over another',
    tags: ['notation', 'index'],
    stability: 'stable',
  },
  'shadowed-index': {
    level: 'warning',
    title: 'A sum or product binds an index that its bounds or a sum around it use',
    tags: ['notation', 'index'],
    stability: 'stable',
  },
  'shape-mismatch': {
    level: 'error',
    title: 'The shapes of two operands do not fit together',
    tags: ['notation', 'shape'],
    stability: 'stable',
  },
  'undefined-symbol': {
    level: 'warning',
    title: 'A symbol is used that nothing defines',
    tags: ['notation'],
    stability: 'stable',
  },
  'unstable-form': {
    level: 'info',
    title: 'A formula that is right overflows or cancels in floats as it is written',
    tags: ['stability'],
    stability: 'stable',
  },
  'unknown-macro': {
    level: 'info',
    strict: 'warning',
    title: 'A formula uses a macro that nothing defines',
    tags: ['notation'],
    stability: 'stable',
  },
  'damaged-document': {
    level: 'warning',
    strict: 'error',
    title: 'A part of the document cannot be read',
    tags: ['document'],
    stability: 'stable',
  },
  'unchecked-claim': {
    level: 'off',
    strict: 'info',
    title: 'A claim could not be decided',
    tags: ['document'],
    stability: 'stable',
  },
};

export const CODE_NAMES = Object.keys(CODES) as readonly FindingCode[];

/** How claims are reported that hold under a condition: they may well be meant under it. */
const CONDITIONAL: Readonly<Record<Preset, Severity>> = { recommended: 'info', strict: 'warning', off: 'info' };

function presetLevel(code: FindingCode, preset: Preset): Level {
  const { level, strict } = CODES[code];
  switch (preset) {
    case 'recommended':
      return level;
    case 'strict':
      return strict ?? level;
    case 'off':
      return 'off';
  }
}

/** How a code is reported. */
export function levelOf(code: FindingCode, { preset, levels }: RuleSettings = recommendedRules): Level {
  return levels[code] ?? presetLevel(code, preset);
}

/** How a claim is reported that holds under a condition: never louder than its code. */
export function conditionalLevelOf(code: FindingCode, rules: RuleSettings = recommendedRules): Level {
  const most = Math.min(LEVELS.indexOf(levelOf(code, rules)), LEVELS.indexOf(CONDITIONAL[rules.preset]));
  return LEVELS[most]!;
}

/** True for a code of the table; use it on a code that comes from outside. */
export function isCode(code: string): code is FindingCode {
  return Object.hasOwn(CODES, code);
}

/** The code's documentation, relative to the root of the package. */
export function docsPath(code: FindingCode): string {
  return `docs/codes/${code}.md`;
}
