import '@tellerkit/components/loader';

document.querySelector('#ask')?.addEventListener('click', async () => {
  await customElements.whenDefined('teller-chat');
  document.querySelector('teller-chat')?.show();
});
