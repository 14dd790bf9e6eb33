import * as vscode from 'vscode';
import { FILE_OPTIONS, parseConfig } from '../config/configFile';
import { parseMacros } from '../config/macros';
import type { ConfigLayer } from '../config/resolveConfig';
import { CODE_NAMES } from '../report/codes';

/** What settings say, before and behind the configuration file: the more particular wins. */
export interface SettingLayers {
  /** Of the user, and the macros of the Markdown preview, whosever they are. */
  readonly before: readonly ConfigLayer[];
  /** Of the workspace and its folder. */
  readonly behind: readonly ConfigLayer[];
}

type Level = 'globalValue' | 'workspaceValue' | 'workspaceFolderValue';

/**
 * The settings that hold in a folder, read as if they stood in a configuration file of the workspace folder.
 * @param onProblem told of a setting that cannot be read; it says nothing
 */
export function settingLayers(uri: vscode.Uri | undefined, folder: string, onProblem: (message: string) => void): SettingLayers {
  const configuration = vscode.workspace.getConfiguration('formulint', uri ?? null);
  const layerOf = (level: Level): ConfigLayer => {
    const layer: Partial<ConfigLayer> = {};
    for (const { key, setting } of FILE_OPTIONS) {
      const value = setting && configuration.inspect(key)?.[level];
      if (value === undefined) continue;
      const parsed = parseConfig(JSON.stringify({ [key]: value }), CODE_NAMES);
      if ('problems' in parsed) for (const { message } of parsed.problems) onProblem(`setting formulint.${key}: ${message}`);
      else {
        const { assumptions, extends: _, ...rest } = parsed.config;
        Object.assign(layer, rest, assumptions && { assumptions: assumptions.map(({ text }) => text) });
      }
    }
    return { ...layer, folder };
  };
  const preview = parseMacros(vscode.workspace.getConfiguration('markdown.math', uri ?? null).get('macros') ?? {});
  return {
    before: [{ macros: 'macros' in preview ? preview.macros : {}, folder }, layerOf('globalValue')],
    behind: [layerOf('workspaceValue'), layerOf('workspaceFolderValue')],
  };
}
