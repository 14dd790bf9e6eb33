import type { ExpectationExpression, Expression } from '../ir/expression';
import type { ScriptSurface } from '../syntax/surface';
import { momentOf } from './chance';
import type { ReadingContext, Typed } from './context';
import { namedMoment } from './moments';
import { scriptText } from './scriptText';
import { scalarOf } from './shapes';
import { symbolKey } from './symbol';

const WORDS = { Cov: 'covariance', Corr: 'correlation', Var: 'variance', Std: 'standard deviation' } as const;

/** σ_{XY} as the covariance of X and Y; undefined where it is none here. */
export function readNamedMoment(node: ScriptSurface, context: ReadingContext): Typed | undefined {
  const moment = context.survey.moments.named ? namedMoment(node, context.scope.definitions) : undefined;
  if (!moment) return undefined;
  const names = moment.of.map(symbolKey);
  const mean = (body: Expression): ExpectationExpression => ({ kind: 'expectation', law: '', over: [...new Set(names)], given: [], body });
  const expression = momentOf(moment.word, names.map((name) => ({ kind: 'variable', name, dimensions: [] })), mean);
  if (!expression) return undefined;
  context.assume(`${scriptText(node)} is the ${WORDS[moment.word]} of ${names.join(' and ')}`, 'convention');
  return scalarOf(expression.kind === 'expectation' ? { ...expression, called: { shown: scriptText(node), words: `the ${WORDS[moment.word]} of ${names.join(' and ')}` } } : expression);
}
