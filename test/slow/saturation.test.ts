import { describeSaturation } from '../unit/numeric/saturationSuite';

describeSaturation(1000);
