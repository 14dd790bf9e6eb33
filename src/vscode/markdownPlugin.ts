import * as vscode from 'vscode';
import type { PlacedClaim } from '../protocol/outline';
import { escapeHtml } from '../report/selfContainedPage';
import { markOf } from '../report/verdictMark';
import type { FollowedDocuments, FollowedState } from './followedDocuments';

/** The part of markdown-it that is used (its own types are not VS Code's). */
interface Token {
  readonly type: string;
  readonly map: readonly [number, number] | null;
  readonly content: string;
  /** Of a fence: the word behind it. */
  readonly info?: string;
  readonly children: readonly Token[] | null;
  readonly meta: unknown;
}

interface MarkdownIt {
  readonly renderer: {
    render: (tokens: readonly Token[], options: unknown, env: unknown) => string;
    readonly rules: Record<string, (tokens: readonly Token[], index: number) => string>;
  };
}

/** What an extension with `markdown.markdownItPlugins` returns from `activate`. */
export interface MarkdownPlugin {
  readonly extendMarkdownIt: (markdownIt: MarkdownIt) => MarkdownIt;
}

const markType = 'formulint_mark';

/**
 * The same marks in VS Code's own Markdown preview: behind each displayed formula and behind each formula in a line. What
 * is inserted is text of ours in elements of ours, so it is safe under the preview's policy; it runs no script.
 */
export function markdownPlugin(followed: FollowedDocuments, subscriptions: vscode.Disposable[]): MarkdownPlugin {
  subscriptions.push(refreshed(followed));
  return {
    extendMarkdownIt: (markdownIt) => {
      const { renderer } = markdownIt;
      const render = renderer.render.bind(renderer);
      // VS Code keeps the tokens of a document and tells only the renderer whose they are.
      renderer.render = (tokens, options, env) => {
        const state = stateOf(followed, env);
        return render(state ? tokens.flatMap((token) => withMarks(token, state)) : tokens, options, env);
      };
      renderer.rules[markType] = (tokens, index) => markHtml(tokens[index]!);
      return markdownIt;
    },
  };
}

function stateOf(followed: FollowedDocuments, env: unknown): FollowedState | undefined {
  const { currentDocument } = (env ?? {}) as { readonly currentDocument?: unknown };
  return currentDocument instanceof vscode.Uri || isUri(currentDocument) ? followed.stateByKey(currentDocument.toString()) : undefined;
}

/** VS Code's Markdown extension may have a class of its own for addresses. */
function isUri(value: unknown): value is vscode.Uri {
  return typeof value === 'object' && value !== null && typeof (value as { scheme?: unknown }).scheme === 'string';
}

/** A token with the marks of the formulas it is or has in it. */
function withMarks(token: Token, state: FollowedState): readonly Token[] {
  const { map } = token;
  if (!map) return [token];
  const inside = state.blocks.filter(({ line, block }) => line >= map[0] && line < map[1] && block.claims.length > 0);
  const mark = (claims: readonly PlacedClaim[]): readonly Token[] => (claims.length === 0 ? [] : [{ type: markType, map: null, content: '', children: null, meta: claims }]);
  if (token.type === 'math_block' || (token.type === 'fence' && token.info?.trim() === 'math')) return [token, ...mark(inside.flatMap(({ block }) => (block.kind === 'display' ? block.claims : [])))];
  if (token.type !== 'inline' || !token.children) return [token];
  const left = inside.flatMap(({ block }) => block.claims);
  const children = token.children.flatMap((child) => {
    if (!child.type.startsWith('math_')) return [child];
    // Claims stand in the order of their formulas; each is part of the formula that it was read from.
    const text = squeezed(child.content);
    const own: PlacedClaim[] = [];
    for (let next = left[0]; next && text.includes(squeezed(next.claim.latex)); next = left[0]) own.push(left.shift()!);
    return [child, ...mark(own)];
  });
  return [{ ...token, children }];
}

const squeezed = (latex: string): string => latex.replace(/\s+/g, '');

function markHtml({ meta }: Token): string {
  const claims = meta as readonly PlacedClaim[];
  const mark = markOf(claims);
  if (!mark) return '';
  const messages = claims.map(({ claim }) => claim.message).join('\n');
  return `<span class="formulint-mark formulint-${mark.verdict}" title="${escapeHtml(messages)}">${escapeHtml(mark.text)}</span>`;
}

/** Has the preview rendered again when the verdicts of a document have changed, if there is one. */
function refreshed(followed: FollowedDocuments): vscode.Disposable {
  const shown = new Map<string, string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const listener = followed.onDidChange((key) => {
    const state = followed.stateByKey(key);
    if (!state?.complete) return;
    const verdicts = state.blocks.flatMap(({ block }) => block.claims.map(({ claim }) => `${claim.verdict} ${claim.message}`)).join('\n');
    if (shown.get(key) === verdicts) return;
    shown.set(key, verdicts);
    clearTimeout(timer);
    timer = setTimeout(() => void (hasMarkdownPreview() && vscode.commands.executeCommand('markdown.preview.refresh')), 150);
  });
  return {
    dispose: () => {
      clearTimeout(timer);
      listener.dispose();
    },
  };
}

function hasMarkdownPreview(): boolean {
  return vscode.window.tabGroups.all.some(({ tabs }) => tabs.some(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('markdown.preview')));
}
