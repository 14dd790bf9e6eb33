import { join } from 'node:path';
import { CODE_NAMES, docsPath, type FindingCode } from '../report/codes';
import { githubReporter } from '../report/github';
import { junitReporter } from '../report/junit';
import { jsonReporter, textReporter, type Reporter } from '../report/reporter';
import { sarifReporter } from '../report/sarif';
import type { Arguments } from './arguments';
import type { Io } from './io';
import { readText } from './readText';
import { textOptions } from './settings';

/** The report in the form asked for. */
export async function reporterFor(args: Arguments, io: Io): Promise<Reporter> {
  switch (args.format) {
    case 'text':
      return textReporter(textOptions(args, io));
    case 'json':
      return jsonReporter();
    case 'junit':
      return junitReporter();
    case 'github':
      return githubReporter();
    case 'sarif': {
      const pages = await readPages(io);
      return sarifReporter({ version: io.version, page: (code) => pages.get(code) });
    }
  }
}

async function readPages({ files, packageFolder }: Io): Promise<ReadonlyMap<FindingCode, string>> {
  const pages = await Promise.all(CODE_NAMES.map(async (code) => [code, await readText(files, join(packageFolder, docsPath(code)))] as const));
  return new Map(pages.flatMap(([code, page]) => ('text' in page ? [[code, page.text] as const] : [])));
}
