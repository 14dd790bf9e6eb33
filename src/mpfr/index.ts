/**
 * GNU MPFR as the core's source of more digits: a bundle of its own, loaded by a checking thread or the command line
 * once a check has asked for it.
 */
import { init } from 'gmp-wasm';
import type { Precision } from '../numeric/precision';
import { createBigFloats } from './bigFloats';
import { evaluateMpfr } from './evaluateMpfr';

/** Compiles the library and starts it; some milliseconds. */
export async function loadMpfr(): Promise<Precision> {
  const { binding } = await init();
  return {
    enclose: (program, nodes, low, high, bits) => {
      const arithmetic = createBigFloats(binding, bits);
      try {
        return evaluateMpfr(program, nodes, low, high, arithmetic);
      } finally {
        arithmetic.close();
      }
    },
  };
}
