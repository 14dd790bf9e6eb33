import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectRoot } from '../../scripts/paths.mjs';

interface Manifest {
  readonly keywords: readonly string[];
  readonly engines: { readonly vscode: string };
  readonly main: string;
  readonly browser: string;
  readonly bin: { readonly formulint: string };
  readonly icon: string;
  readonly capabilities: unknown;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly contributes: { readonly commands: readonly { readonly command: string; readonly category?: string }[] };
}

function read(path: string): string {
  return readFileSync(join(projectRoot, path), 'utf8');
}

/** All paths in a part of the manifest. */
function filesNamedIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return /^(?:\.\/)?(?:dist|media|syntaxes|schemas)\/[\w./-]+$/.test(value) ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(filesNamedIn) : [];
}

/** Whether a file is taken back in by a list that leaves out all. */
function packedFor(list: string): (path: string) => boolean {
  const patterns = read(list).split('\n').filter((line) => line.startsWith('!')).map((line) => line.slice(1));
  const expressions = patterns.map((pattern) => new RegExp(`^${pattern.replaceAll('.', '\\.').replace(/\*\*?/g, (stars) => (stars === '**' ? '.*' : '[^/]*'))}$`));
  return (path) => expressions.some((expression) => expression.test(path));
}

describe('package.json', () => {
  const manifest = JSON.parse(read('package.json')) as Manifest;

  it('names what the build writes', () => {
    const { main, browser, bin } = manifest;
    assert.deepEqual([main, browser, bin.formulint], ['./dist/extension.js', './dist/web/extension.js', 'dist/cli.js']);
    assert.ok(existsSync(join(projectRoot, manifest.icon)));
  });

  it('says that it works in workspaces that are not trusted, and in virtual ones', () => {
    assert.deepEqual(manifest.capabilities, { untrustedWorkspaces: { supported: true }, virtualWorkspaces: true });
  });

  it('installs nothing with the extension or the command line: all is bundled', () => {
    assert.deepEqual(manifest.dependencies ?? {}, {});
  });

  it('packs for npm all that the command line loads', () => {
    const packed = read('.npmignore').split('\n').filter((line) => line.startsWith('!')).map((line) => line.slice(1));
    for (const file of ['dist/cli.js', 'dist/mpfr.js', 'dist/mcp.js', 'dist/entry/worker.js', 'dist/library.mjs', 'dist/library.d.mts', 'docs/codes/*', 'schemas/formulintrc.json']) assert.ok(packed.includes(file), file);
  });

  it('packs for VS Code no server and no library, which only the npm package has', () => {
    // What one line takes back in no other line leaves out again.
    const packed = read('.vscodeignore').split('\n').filter((line) => line.startsWith('!dist/')).map((line) => line.slice(1));
    for (const file of [manifest.main.slice(2), 'dist/worker.js', 'dist/mpfr.js', 'dist/webview.js', 'dist/preview.js', 'dist/web/*.js']) assert.ok(packed.includes(file), file);
    assert.deepEqual(packed.filter((pattern) => ['dist/mcp.js', 'dist/*.js', 'dist/library.mjs', 'dist/library.d.mts', 'dist/*.mjs', 'dist/**'].includes(pattern)), []);
  });

  it('packs for VS Code every file that it names, and the pictures of its pages', () => {
    const { main, browser, icon, contributes } = manifest;
    const named = [main, browser, ...filesNamedIn(contributes)].map((path) => path.replace(/^\.\//, ''));
    const pages = ['README.md', ...named.filter((path) => path.endsWith('.md'))];
    const pictures = pages.flatMap((page) => [...read(page).matchAll(/(?:!\[[^\]]*\]\(|<(?:img|source)\b[^>]* (?:src|srcset)=")([^)"]+)/g)].map(([, target]) => join(dirname(page), target!))).filter((path) => !path.includes('https:'));
    const packed = packedFor('.vscodeignore');
    assert.ok(named.includes('dist/notebook.js') && named.includes('media/walkthrough/fix.md') && ['dark', 'light'].every((theme) => pictures.includes(`docs/images/panel-${theme}.png`)));
    assert.deepEqual([...named, ...pictures, icon].filter((path) => !packed(path)), []);
    assert.deepEqual([...pages, ...pictures, icon].filter((path) => !existsSync(join(projectRoot, path))), []);
    assert.deepEqual(['dist/mcp.js', 'docs/images/panel.gif', 'src/extension.ts'].filter(packed), []);
  });

  it('pins every tool exactly', () => {
    const loose = Object.entries(manifest.devDependencies).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version));
    assert.deepEqual(loose, []);
  });

  it('asks for no newer VS Code than the API it is compiled against', () => {
    assert.equal(manifest.engines.vscode, `^${manifest.devDependencies['@types/vscode'] ?? ''}`);
  });

  it('has as many keywords as the marketplace takes', () => {
    assert.ok(manifest.keywords.length <= 5);
  });

  it('puts every command under Formulint', () => {
    for (const { command, category } of manifest.contributes.commands) {
      assert.match(command, /^formulint\./);
      assert.equal(category, 'Formulint', command);
    }
  });
});

describe('lockfiles', () => {
  for (const lockfile of ['package-lock.json', 'scripts/vscode-server/package-lock.json']) {
    it(`${lockfile} holds no address`, () => {
      const { packages } = JSON.parse(read(lockfile)) as { packages: Record<string, { resolved?: string }> };
      assert.deepEqual(Object.entries(packages).filter(([, { resolved }]) => resolved !== undefined), []);
    });
  }
});
