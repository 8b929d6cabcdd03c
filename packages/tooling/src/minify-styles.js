// Plain JavaScript, because the configuration of Rollup imports it.
import { transform } from 'esbuild';

const sheets = /css`[^`$\\]*`/g;

/**
 * Minifies the style sheets in a module. Each sheet is a template literal with the tag `css`. A sheet with an
 * expression or an escape stays as it is.
 * @param {string} code
 * @returns {Promise<string>}
 */
export async function minifyStyles(code) {
  const found = code.match(sheets) ?? [];
  const minified = await Promise.all(found.map((sheet) => minify(sheet.slice(4, -1))));
  return code.replaceAll(sheets, () => `css\`${minified.shift() ?? ''}\``);
}

/**
 * @param {string} sheet
 * @returns {Promise<string>}
 */
async function minify(sheet) {
  const { code } = await transform(sheet, { loader: 'css', minify: true, charset: 'utf8' });
  return code.trim();
}
