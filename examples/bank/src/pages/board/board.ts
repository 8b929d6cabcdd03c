import '@tellerkit/components/loader';
