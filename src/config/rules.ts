/** How a finding is reported, or that it is not. */
export const LEVELS = ['off', 'info', 'warning', 'error'] as const;

export type Level = (typeof LEVELS)[number];

/** `recommended`: what is wrong. `strict`: what may be wrong, too, and what could not be decided. `off`: only what is named. */
export const PRESETS = ['recommended', 'strict', 'off'] as const;

export type Preset = (typeof PRESETS)[number];

/** Which codes are reported, and how. */
export interface RuleSettings {
  readonly preset: Preset;
  /** Code to level, where it differs from the preset's. */
  readonly levels: Readonly<Record<string, Level>>;
}

export const recommendedRules: RuleSettings = { preset: 'recommended', levels: {} };

export const isLevel = (value: unknown): value is Level => LEVELS.some((level) => level === value);

export const isPreset = (value: unknown): value is Preset => PRESETS.some((preset) => preset === value);
