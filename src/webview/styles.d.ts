/** Style sheets are bundled beside the script that imports them; that of the notebook's renderer is a text in it. */
declare module '*.css' {
  const text: string;
  export { text as default };
}
