import type { Claim } from '../ir/claim';
import type { ClaimJson } from '../protocol/verdict';

/**
 * Makes a finding of the first formula of a document that cannot be read for the sake of some macro: one definition
 * mends all of them. The others are unchecked and counted, no more.
 */
export function unknownMacros(): (claim: Pick<Claim, 'unread'>, json: ClaimJson) => ClaimJson {
  const told = new Set<string>();
  return ({ unread }, json) => {
    if (unread?.reason !== 'unknown-macro' || told.has(unread.message)) return json;
    told.add(unread.message);
    return { ...json, code: 'unknown-macro', ...(unread.macro === undefined ? {} : { macro: unread.macro }) };
  };
}
