/** The document formats that are read, by VS Code's language identifiers where it has one. */
export const LANGUAGE_IDS = ['markdown', 'latex', 'restructuredtext', 'python', 'ipynb', 'plaintext'] as const;

export type LanguageName = (typeof LANGUAGE_IDS)[number];

/** File name extensions in lower case, with their dot. */
export const EXTENSIONS: Readonly<Record<LanguageName, readonly string[]>> = {
  markdown: ['.md', '.markdown', '.mdx', '.qmd', '.rmd'],
  latex: ['.tex', '.ltx', '.rnw'],
  restructuredtext: ['.rst'],
  python: ['.py'],
  ipynb: ['.ipynb'],
  plaintext: ['.txt'],
};

/** Languages whose files are looked for in a folder. Plain text is not: most `.txt` files of a project are no prose. */
export const CRAWLED: readonly LanguageName[] = ['markdown', 'latex', 'restructuredtext', 'python', 'ipynb'];

export function isLanguageName(name: string): name is LanguageName {
  return (LANGUAGE_IDS as readonly string[]).includes(name);
}

/** The language of a file by its name; undefined where the extension says nothing. Case does not matter. */
export function languageOfPath(path: string): LanguageName | undefined {
  const extension = /\.[^./\\]*$/.exec(path)?.[0].toLowerCase();
  return extension === undefined ? undefined : LANGUAGE_IDS.find((language) => EXTENSIONS[language].includes(extension));
}
