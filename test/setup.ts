import fc from 'fast-check';

/** The same points on every machine; `npm run test:slow` takes others each time, and says which. */
fc.configureGlobal({ seed: Number(process.env['FORMULINT_TEST_SEED'] ?? 20_261_125) });
