import type { Precision, PrecisionSource } from '../numeric/precision';

/** Loads with `load` when first asked; a failure is tried again. */
export function precisionSource(load: () => Promise<Precision>): PrecisionSource {
  let loaded: Precision | undefined;
  return {
    get loaded() {
      return loaded;
    },
    load: async () => (loaded ??= await load()),
  };
}

/** The library from the file beside this one's bundle, where Node's modules can be loaded. */
export const mpfrBesides = (): PrecisionSource => precisionSource(async () => (await import('./index')).loadMpfr());
