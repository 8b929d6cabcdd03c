/** Script of the page. `intrude.ts` has run before it. */
import '@tellerkit/components/loader';
