import '@tellerkit/components/loader';

async function openChat(): Promise<void> {
  await customElements.whenDefined('teller-chat');
  await document.querySelector('teller-chat')?.show();
}

document.querySelector('#ask')?.addEventListener('click', () => void openChat());
