import { fileURLToPath } from 'node:url';

/** Folder of the package. */
export const packageFolder = fileURLToPath(new URL('../', import.meta.url));

/** Folder of the package's sources. */
export const sourceFolder = fileURLToPath(new URL('../src/', import.meta.url));
