import { join } from 'node:path';
import { CODE_NAMES, docsPath, isCode } from '../report/codes';
import { painter } from '../report/style';
import type { Arguments } from './arguments';
import { EXIT_CLEAN, EXIT_FAILURE, type Io } from './io';
import { readText } from './readText';
import { wantsColor } from './settings';

/** `formulint --explain CODE…`: the pages about codes. */
export async function explain({ operands, color }: Arguments, io: Io): Promise<number> {
  const { stdout, stderr, files, packageFolder } = io;
  const paint = painter(wantsColor(color, io));
  let exitCode = EXIT_CLEAN;
  for (const operand of operands) {
    const page = isCode(operand) ? await readText(files, join(packageFolder, docsPath(operand))) : { error: `no such code; there is ${CODE_NAMES.join(', ')}` };
    if ('error' in page) {
      await stderr.write(`formulint: ${operand}: ${page.error}\n`);
      exitCode = EXIT_FAILURE;
    } else {
      await stdout.write(page.text.replace(/^#+ .*$/gm, (heading) => paint('strong', heading)));
    }
  }
  return exitCode;
}
