/** Script of the page inside the frame. */
import '@tellerkit/components/loader';
