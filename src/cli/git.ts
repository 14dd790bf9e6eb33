import { resolve } from 'node:path';
import type { Io } from './io';

/**
 * Absolute paths of the files that differ from a commit in git, those that git does not know yet among them: from `HEAD`,
 * or from where the branch left `base`.
 */
export async function changedFiles(base: string, { git, cwd }: Pick<Io, 'git' | 'cwd'>): Promise<{ readonly paths: ReadonlySet<string> } | { readonly error: string }> {
  const up = await git(['rev-parse', '--show-cdup']);
  if ('error' in up) return up;
  const root = resolve(cwd, up.stdout.trim());
  // Without a common ancestor, as in a shallow clone, the base itself is as good as it gets.
  const ancestor = base === 'HEAD' ? undefined : await git(['merge-base', '--end-of-options', base, 'HEAD']);
  const from = ancestor && 'stdout' in ancestor ? ancestor.stdout.trim() : base;
  const changed = await git(['diff', '--name-only', '-z', '--no-relative', '--diff-filter=d', '--end-of-options', from, '--']);
  if ('error' in changed) return changed;
  const added = await git(['ls-files', '-z', '--others', '--exclude-standard', '--full-name', up.stdout.trim() || '.']);
  if ('error' in added) return added;
  const names = [changed, added].flatMap(({ stdout }) => stdout.split('\0')).filter((name) => name !== '');
  return { paths: new Set(names.map((name) => resolve(root, name))) };
}
