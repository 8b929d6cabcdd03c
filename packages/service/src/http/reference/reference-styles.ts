/**
 * Style sheet of the reference page.
 */
export const referenceStyles = `
:root {
  color-scheme: light dark;
  --text: light-dark(#1d2420, #e6ebe7);
  --quiet: light-dark(#56615a, #a3aea7);
  --line: light-dark(#dde3de, #333b36);
  --lift: light-dark(#f5f7f5, #1d2320);
  --ground: light-dark(#ffffff, #141816);
  --brand: light-dark(#1b6b45, #7fd1a5);
}
* { box-sizing: border-box; }
body {
  margin: 0;
  display: grid;
  grid-template-columns: 240px minmax(0, 1fr);
  font: 15px/1.5 system-ui, sans-serif;
  color: var(--text);
  background: var(--ground);
}
nav {
  position: sticky;
  top: 0;
  height: 100vh;
  overflow: auto;
  padding: 16px;
  background: var(--lift);
}
nav h2 { font-size: 13px; margin: 16px 0 4px; }
nav ul { list-style: none; margin: 0; padding: 0 0 0 12px; font-size: 13px; }
nav li { margin: 6px 0; }
main { max-width: 860px; padding: 24px 32px 96px; }
h1 { font-size: 24px; margin: 0 0 8px; }
h2 { font-size: 20px; margin: 48px 0 8px; }
h3 { font-size: 15px; margin: 32px 0 8px; scroll-margin-top: 16px; overflow-wrap: anywhere; }
h2, h3 { font-weight: 600; }
a { color: var(--brand); }
a:focus-visible { outline: 2px solid var(--brand); outline-offset: 2px; border-radius: 4px; }
code { font: 13px/1.4 ui-monospace, monospace; overflow-wrap: anywhere; }
.method { color: var(--brand); }
table { width: 100%; border-collapse: collapse; font-size: 13px; margin: 8px 0 16px; }
th { text-align: start; color: var(--quiet); font-weight: 500; }
th, td { padding: 8px 12px 8px 0; border-bottom: 1px solid var(--line); vertical-align: top; }
@media (max-width: 720px) {
  body { grid-template-columns: minmax(0, 1fr); }
  nav { position: static; height: auto; max-height: 40vh; }
  main { padding: 16px; }
}
`;
