/** Formats in which models are computed (IEEE 754-2019; bfloat16: Kalamkar et al. 2019). */
export type FloatFormat = 'float64' | 'float32' | 'float16' | 'bfloat16';

interface FormatLimits {
  /** Bits of the significand, the leading one included. */
  readonly precision: number;
  /** Exponent of the smallest normal number. */
  readonly minimumExponent: number;
  readonly largest: number;
}

const limits: Readonly<Record<FloatFormat, FormatLimits>> = {
  float64: { precision: 53, minimumExponent: -1022, largest: Number.MAX_VALUE },
  float32: { precision: 24, minimumExponent: -126, largest: 3.4028234663852886e38 },
  float16: { precision: 11, minimumExponent: -14, largest: 65504 },
  bfloat16: { precision: 8, minimumExponent: -126, largest: 3.3895313892515355e38 },
};

const bits = new DataView(new ArrayBuffer(8));

/** ⌊log₂ |x|⌋ of a finite number other than 0; −1023 for those below float64's normal numbers. */
function exponentOf(x: number): number {
  bits.setFloat64(0, x);
  return ((bits.getUint16(0) >>> 4) & 0x7ff) - 1023;
}

/** The distance of neighbouring numbers of a format at x, that of its subnormal numbers at 0. */
export function unitInLastPlace(format: FloatFormat, x: number): number {
  const { precision, minimumExponent } = limits[format];
  const exponent = x === 0 ? minimumExponent : Math.max(exponentOf(x), minimumExponent);
  return 2 ** (exponent - precision + 1);
}

/** Half of a number, in units in its last place, at least. */
export const halfInUlps = (format: FloatFormat): number => 2 ** (limits[format].precision - 1);

/** True for a number of a format's normal range, to either side of 0. */
export const isNormal = (format: FloatFormat, x: number): boolean => Math.abs(x) >= 2 ** limits[format].minimumExponent && Math.abs(x) <= limits[format].largest;

/** The nearest number of the format, the one with an even last bit of two; ±∞ beyond the largest by half a unit or more. */
export function roundTo(format: FloatFormat, x: number): number {
  if (format === 'float64') return x;
  if (format === 'float32') return Math.fround(x);
  if (x === 0 || !Number.isFinite(x)) return x;
  const unit = unitInLastPlace(format, x);
  const rounded = roundHalfEven(Math.abs(x) / unit) * unit;
  return Math.sign(x) * (rounded > limits[format].largest ? Infinity : rounded);
}

/** Of a positive number below 2⁵², so that all steps are exact. */
function roundHalfEven(x: number): number {
  const below = Math.floor(x);
  const rest = x - below;
  if (rest === 0.5) return below % 2 === 0 ? below : below + 1;
  return rest < 0.5 ? below : below + 1;
}

/** The largest finite number of a format. */
export const largestOf = (format: FloatFormat): number => limits[format].largest;
