import { FILE_OPTIONS } from './configFile';
import { valueSchema, type CodeDescription, type JsonSchema } from './settings';

/** The JSON schema (draft 7) of `.formulintrc.json`, by which editors complete and check it. */
export function configSchema(codes: readonly CodeDescription[]): JsonSchema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Configuration of Formulint',
    type: 'object',
    properties: {
      $schema: { type: 'string' },
      ...Object.fromEntries(FILE_OPTIONS.map(({ key, type, description }) => [key, { description: `${description}.`, ...valueSchema(type, codes) }])),
    },
    additionalProperties: false,
    allowTrailingCommas: true,
  };
}
