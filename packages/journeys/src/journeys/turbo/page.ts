/** Script of the page: Turbo replaces the body at each visit. */
import '@tellerkit/components/loader';
import '@hotwired/turbo';
