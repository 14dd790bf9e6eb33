import type { Code } from '../check/verdict';

export type Severity = 'error' | 'warning' | 'info';

/** `stable` codes keep their meaning. `reserved`: name and meaning are settled, but no check gives the code yet. */
export type Stability = 'stable' | 'reserved';

/** What a code is about: the values of a formula, or its notation, whatever the values. */
export type Tag = 'value' | 'notation' | 'definition' | 'derivation' | 'number' | 'derivative' | 'bound' | 'optimum' | 'property' | 'index' | 'shape' | 'stability';

export interface CodeInfo {
  readonly severity: Severity;
  /** One line, without a full stop: what is wrong where the code is given. */
  readonly title: string;
  readonly tags: readonly Tag[];
  readonly stability: Stability;
}

/** Every code there is. A code is permanent: it is never renamed and never given another meaning. */
export const CODES: Readonly<Record<Code, CodeInfo>> = {
  'definition-mismatch': {
    severity: 'error',
    title: 'A known name is defined as something else',
    tags: ['value', 'definition'],
    stability: 'stable',
  },
  'identity-fails': {
    severity: 'error',
    title: 'The two sides of an equation are not equal',
    tags: ['value'],
    stability: 'stable',
  },
  'step-does-not-follow': {
    severity: 'error',
    title: 'A row of a derivation does not follow from the row before',
    tags: ['value', 'derivation'],
    stability: 'stable',
  },
  'wrong-number': {
    severity: 'error',
    title: 'A stated number is not the value of its formula',
    tags: ['value', 'number'],
    stability: 'stable',
  },
  'wrong-derivative': {
    severity: 'error',
    title: 'A stated derivative is not the derivative',
    tags: ['value', 'derivative'],
    stability: 'stable',
  },
  'not-an-optimum': {
    severity: 'error',
    title: 'A stated minimum or maximum is not one',
    tags: ['value', 'optimum'],
    stability: 'stable',
  },
  'property-fails': {
    severity: 'error',
    title: 'A function does not have the property that is said of it',
    tags: ['value', 'property'],
    stability: 'stable',
  },
  'inequality-fails': {
    severity: 'error',
    title: 'An inequality is violated at some point',
    tags: ['value', 'bound'],
    stability: 'stable',
  },
  'index-range-mismatch': {
    severity: 'warning',
    title: 'An index runs over another range than the entries it selects',
    tags: ['notation', 'index'],
    stability: 'stable',
  },
  'free-index': {
    severity: 'warning',
    title: 'An index is bound by nothing, beside a sum over another',
    tags: ['notation', 'index'],
    stability: 'stable',
  },
  'shadowed-index': {
    severity: 'warning',
    title: 'A sum or product binds an index that its bounds or a sum around it use',
    tags: ['notation', 'index'],
    stability: 'stable',
  },
  'shape-mismatch': {
    severity: 'error',
    title: 'The shapes of two operands do not fit together',
    tags: ['notation', 'shape'],
    stability: 'stable',
  },
  'undefined-symbol': {
    severity: 'warning',
    title: 'A symbol is used that nothing defines',
    tags: ['notation'],
    stability: 'stable',
  },
  'unstable-form': {
    severity: 'info',
    title: 'A formula that is right overflows or cancels in floats as it is written',
    tags: ['stability'],
    stability: 'stable',
  },
  'unknown-macro': {
    severity: 'info',
    title: 'A formula uses a macro that nothing defines',
    tags: ['notation'],
    stability: 'stable',
  },
};

/** True for a code of the table; use it on a code that comes from outside. */
export function isCode(code: string): code is Code {
  return Object.hasOwn(CODES, code);
}

/** The code's documentation, relative to the root of the package. */
export function docsPath(code: Code): string {
  return `docs/codes/${code}.md`;
}
