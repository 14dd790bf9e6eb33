import ignore, { type Ignore } from 'ignore';
import { dirname, join, relative, sep } from 'node:path';
import type { FileSystem } from './io';
import { readText } from './readText';

/** Files with patterns, of which the later ones win. */
const RULE_FILES = ['.gitignore', '.formulintignore'] as const;

/** Tells whether git would ignore a file (an absolute path), or a `.formulintignore` has us do so. */
export type IsIgnored = (path: string) => Promise<boolean>;

async function repositoryRoot(files: FileSystem, folder: string): Promise<string> {
  for (let at = folder; ; at = dirname(at)) {
    if (await files.stat(join(at, '.git'))) return at;
    if (at === dirname(at)) return folder;
  }
}

/**
 * The rules of `.gitignore` and `.formulintignore` for what lies in `folder`: those of every folder from the root of the repository (`folder`
 * itself, outside of one) down to the file's own; the deepest that says anything decides, and nothing can be taken
 * back in below an ignored folder (gitignore(5)).
 */
export async function gitIgnore(files: FileSystem, folder: string): Promise<IsIgnored> {
  const root = await repositoryRoot(files, folder);
  const rules = new Map<string, Promise<Ignore | undefined>>();
  const ignoredFolders = new Map<string, Promise<boolean>>();

  async function readRules(of: string): Promise<Ignore | undefined> {
    let read: Ignore | undefined;
    for (const name of RULE_FILES) {
      const path = join(of, name);
      if (!(await files.stat(path))) continue;
      const text = await readText(files, path);
      if ('text' in text) read = (read ?? ignore({ allowRelativePaths: true })).add(text.text);
    }
    return read;
  }

  function rulesOf(of: string): Promise<Ignore | undefined> {
    const known = rules.get(of) ?? readRules(of);
    rules.set(of, known);
    return known;
  }

  async function decide(path: string, isFolder: boolean): Promise<boolean> {
    if (path === root || !path.startsWith(root.endsWith(sep) ? root : root + sep)) return false;
    const parent = dirname(path);
    if (await isIgnoredFolder(parent)) return true;
    for (let at = parent; ; at = dirname(at)) {
      const result = (await rulesOf(at))?.test(relative(at, path).split(sep).join('/') + (isFolder ? '/' : ''));
      if (result?.ignored || result?.unignored) return result.ignored;
      if (at === root) return false;
    }
  }

  function isIgnoredFolder(path: string): Promise<boolean> {
    const known = ignoredFolders.get(path) ?? decide(path, true);
    ignoredFolders.set(path, known);
    return known;
  }

  return (path) => decide(path, false);
}
