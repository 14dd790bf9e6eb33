import type { DirectiveRegion } from './region';
import type { Span } from '../util/span';

const addressed = /^\s*formulint(-disable-next-line|-disable-line|-disable|-enable)?(?![\w-])\s*:?/;

/**
 * The directive in a comment, if the comment is addressed to us: `formulint: x > 0`, `formulint-disable`,
 * `formulint-disable-line CODE …`.
 *
 * @param comment what stands between the comment's own marks
 * @param span of the whole comment
 */
export function readDirective(comment: string, span: Span): DirectiveRegion | undefined {
  const found = addressed.exec(comment);
  if (!found) return undefined;
  const suppression = found[1]?.slice(1) as Exclude<DirectiveRegion['directive'], 'assume'> | undefined;
  const argument = comment.slice(found[0].length).trim();
  if (suppression === undefined && argument === '') return undefined;
  return { kind: 'directive', directive: suppression ?? 'assume', argument, span };
}
