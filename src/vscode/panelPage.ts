/** What the page loads, as addresses a webview may use. */
export interface PageResources {
  readonly script: string;
  readonly style: string;
  /** Source expression of the webview's own resources: `webview.cspSource`. */
  readonly cspSource: string;
  readonly nonce: string;
}

/**
 * The panel's page: empty but for its script and style. Inline styles are not allowed either; KaTeX builds elements and
 * sets their styles as properties, which the policy does not concern. An image may only be one the page itself holds: a
 * figure on its way to a PNG.
 */
export function panelPage({ script, style, cspSource, nonce }: PageResources): string {
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${cspSource}; font-src ${cspSource}; img-src data:`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${style}">
<title>Formulint</title>
</head>
<body>
<script nonce="${nonce}" src="${script}"></script>
</body>
</html>
`;
}
