// @ts-check
/**
 * Turns files into the input of `formulint batch`, a JSON line each: `node documents.mjs FOLDER… > documents.jsonl`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

/** @type {Readonly<Record<string, string>>} */
const languages = { '.md': 'markdown', '.tex': 'latex', '.rst': 'restructuredtext', '.py': 'python', '.ipynb': 'ipynb' };

for (const folder of process.argv.slice(2)) {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const languageId = languages[extname(entry.name)];
    if (!entry.isFile() || languageId === undefined) continue;
    const id = join(entry.parentPath, entry.name);
    process.stdout.write(`${JSON.stringify({ id, languageId, text: readFileSync(id, 'utf8') })}\n`);
  }
}
