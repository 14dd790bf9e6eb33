import { LANGUAGE_IDS } from './languages';
import { LEVELS } from './rules';
import { OPTIONS, type Option, type OptionType } from './schema';

export type JsonSchema = Readonly<Record<string, unknown>>;

/** What a code is called, for those who choose its level. */
export interface CodeDescription {
  readonly code: string;
  readonly title: string;
}

/** The JSON schema of an option's value. */
export function valueSchema(type: OptionType, codes: readonly CodeDescription[] = []): JsonSchema {
  switch (type.kind) {
    case 'boolean':
      return { type: 'boolean', default: type.default };
    case 'count':
      return { type: 'integer', minimum: type.minimum ?? 0, ...(type.default === undefined ? {} : { default: type.default }) };
    case 'choice':
      return { type: 'string', enum: type.choices, ...(type.default === undefined ? {} : { default: type.default }) };
    case 'text':
    case 'optional-text':
      return { type: 'string' };
    case 'texts':
      return { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] };
    case 'macros':
      return { type: 'object', additionalProperties: { type: 'string' }, default: {} };
    case 'levels':
      return {
        type: 'object',
        properties: Object.fromEntries(codes.map(({ code, title }) => [code, { type: 'string', enum: LEVELS, description: title }])),
        additionalProperties: false,
      };
    case 'languages':
      return { type: 'object', additionalProperties: { type: 'string', enum: LANGUAGE_IDS } };
  }
}

/** A setting's schema: the settings editor shows lists and objects only where they are nothing else, and may be reset. */
function settingSchema(type: OptionType, codes: readonly CodeDescription[]): JsonSchema {
  if (type.kind === 'texts') return { type: 'array', items: { type: 'string' }, default: [] };
  const schema = valueSchema(type, codes);
  return schema.type === 'object' ? { ...schema, default: {} } : schema;
}

/** `contributes.configuration` of package.json. */
export function settingsContribution(codes: readonly CodeDescription[]): JsonSchema {
  const options: readonly Option[] = OPTIONS;
  const properties = options.flatMap(({ setting, type }) =>
    setting
      ? [[setting.id, { ...settingSchema(type, codes), scope: setting.scope, markdownDescription: setting.markdownDescription, ...(setting.choiceDescriptions ? { markdownEnumDescriptions: setting.choiceDescriptions } : {}) }]]
      : [],
  );
  return { title: 'Formulint', properties: Object.fromEntries(properties) };
}
