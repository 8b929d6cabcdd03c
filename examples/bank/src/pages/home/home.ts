import '@tellerkit/components/loader';

/** The chat is loaded by now or will be: until then its attribute opens it as well. */
document.querySelector('#ask')?.addEventListener('click', () => {
  document.querySelector('teller-chat')?.setAttribute('open', '');
});
