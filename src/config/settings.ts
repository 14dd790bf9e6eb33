import { OPTIONS, type Option, type OptionType } from './schema';

type JsonSchema = Readonly<Record<string, unknown>>;

function valueSchema(type: OptionType): JsonSchema {
  switch (type.kind) {
    case 'boolean':
      return { type: 'boolean', default: type.default };
    case 'count':
      return { type: 'integer', minimum: 0, default: type.default };
    case 'choice':
      return { type: 'string', enum: type.choices, ...(type.default === undefined ? {} : { default: type.default }) };
    case 'macros':
      return { type: 'object', additionalProperties: { type: 'string' }, default: {} };
  }
}

/** `contributes.configuration` of package.json. */
export function settingsContribution(): JsonSchema {
  const options: readonly Option[] = OPTIONS;
  const properties = options.flatMap(({ setting, type }) =>
    setting
      ? [[setting.id, { ...valueSchema(type), scope: setting.scope, markdownDescription: setting.markdownDescription }]]
      : [],
  );
  return { title: 'Formulint', properties: Object.fromEntries(properties) };
}
