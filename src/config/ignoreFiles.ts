import ignore, { type Ignore } from 'ignore';
import { folderOf, pathWithin } from './folderConfig';

/** Files with patterns, of which the later ones win. */
const RULE_FILES = ['.gitignore', '.formulintignore'] as const;

/** Where such files are had from; paths are absolute, with `/`. */
export interface IgnoreHost {
  exists(path: string): Promise<boolean>;
  /** Undefined where there is no such file. */
  read(path: string): Promise<string | undefined>;
}

/** Tells whether git would ignore a file or folder, or a `.formulintignore` has us do so. */
export type IsIgnored = (path: string, kind: 'file' | 'folder') => Promise<boolean>;

async function repositoryRoot(host: IgnoreHost, folder: string): Promise<string> {
  for (let at = folder; ; at = folderOf(at)) {
    if (await host.exists(at.endsWith('/') ? `${at}.git` : `${at}/.git`)) return at;
    if (at === folderOf(at)) return folder;
  }
}

/**
 * The rules of `.gitignore` and `.formulintignore` for what lies in `folder`: those of every folder from the root of the
 * repository (`folder` itself, outside of one) down to the file's own; the deepest that says anything decides, and
 * nothing can be taken back in below an ignored folder (gitignore(5)).
 */
export async function ignoreFiles(host: IgnoreHost, folder: string, names: readonly string[] = RULE_FILES): Promise<IsIgnored> {
  const root = await repositoryRoot(host, folder);
  const rules = new Map<string, Promise<Ignore | undefined>>();
  const ignoredFolders = new Map<string, Promise<boolean>>();

  async function readRules(of: string): Promise<Ignore | undefined> {
    let read: Ignore | undefined;
    for (const name of names) {
      const text = await host.read(of.endsWith('/') ? of + name : `${of}/${name}`);
      if (text !== undefined) read = (read ?? ignore({ allowRelativePaths: true })).add(text);
    }
    return read;
  }

  function rulesOf(of: string): Promise<Ignore | undefined> {
    const known = rules.get(of) ?? readRules(of);
    rules.set(of, known);
    return known;
  }

  async function decide(path: string, kind: 'file' | 'folder'): Promise<boolean> {
    if (pathWithin(root, path) === undefined) return false;
    const parent = folderOf(path);
    if (await isIgnoredFolder(parent)) return true;
    for (let at = parent; ; at = folderOf(at)) {
      const result = (await rulesOf(at))?.test((pathWithin(at, path) ?? '') + (kind === 'folder' ? '/' : ''));
      if (result?.ignored || result?.unignored) return result.ignored;
      if (at === root) return false;
    }
  }

  function isIgnoredFolder(path: string): Promise<boolean> {
    const known = ignoredFolders.get(path) ?? decide(path, 'folder');
    ignoredFolders.set(path, known);
    return known;
  }

  return (path, kind) => (kind === 'folder' ? isIgnoredFolder(path) : decide(path, kind));
}
