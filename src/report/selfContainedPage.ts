/**
 * A page that needs nothing else: its style and KaTeX's fonts are in it, and nothing in it runs. What it says was made by
 * the preview's page out of elements and text nodes.
 */
export function selfContainedPage(title: string, content: string, style: string): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Formulint">
<title>${escapeHtml(title)}</title>
<style>${style.replace(/<\/style/gi, '<\\/style')}</style>
</head>
<body>
${content}
</body>
</html>
`;
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
