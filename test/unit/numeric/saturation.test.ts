import { describeSaturation } from './saturationSuite';

describeSaturation(50);
