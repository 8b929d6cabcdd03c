/** Script of the page: htmx replaces parts of the page. */
import '@tellerkit/components/loader';
import 'htmx.org';
