// @ts-check
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const projectRoot = dirname(dirname(fileURLToPath(import.meta.url)));

/** Where the VS Code server of the host tests is installed. */
export const vsCodeServerFolder = join(projectRoot, '.test-vscode');
