/** Key of the pages that call the service of `start-service.ts`. */
export const publishableKey = 'pk_bench_0123456789abcdef';
