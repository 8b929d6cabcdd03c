export { openPageDatabase } from './open-page-database.ts';
