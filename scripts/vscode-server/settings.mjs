// @ts-check

/**
 * User settings for a VS Code that shows the editor and nothing that differs from day to day.
 *
 * @param {object} wishes
 * @param {'node' | 'web'} [wishes.host] the extension host that runs Formulint.
 * @param {Readonly<Record<string, unknown>>} [wishes.settings] these win.
 * @returns {Record<string, unknown>}
 */
export function userSettings({ host = 'node', settings = {} }) {
  return {
    'chat.disableAIFeatures': true,
    'editor.minimap.enabled': false,
    'extensions.autoCheckUpdates': false,
    'extensions.ignoreRecommendations': true,
    // In a browser VS Code would save by itself.
    'files.autoSave': 'off',
    'remote.extensionKind': { 'formulint.formulint': [host === 'web' ? 'web' : 'workspace'] },
    'telemetry.telemetryLevel': 'off',
    'window.commandCenter': false,
    'workbench.layoutControl.enabled': false,
    'workbench.secondarySideBar.defaultVisibility': 'hidden',
    'workbench.startupEditor': 'none',
    'workbench.tips.enabled': false,
    ...settings,
  };
}
