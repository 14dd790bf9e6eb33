import type { GroupInput } from './readings';

/** Words by which a formula is a condition, or about anything of its kind. */
const IN_GENERAL = /\b(?:if|when|whenever|such that|so that|satisf\w+|called|said to be|any|every|all|general\w*|requir\w+|want\w*|need\w*|suppos\w+|assum\w+|solv\w+|recall\w*|definition|orthogonal|symmetric|idempotent|projection|system)\b[^.!?]*$/i;

/** An equation that is no definition and asks for nothing: it may be said of the vectors and matrices of numbers above. */
export const isOfExample = ({ shape, statements, prose }: Pick<GroupInput, 'shape' | 'statements' | 'prose'>): boolean =>
  shape === 'chain' && statements.every(({ signs }) => signs.every(({ sign }) => sign === '=' || sign === '≈')) && !IN_GENERAL.test(prose.slice(-160));
