'use client';

import '@tellerkit/components/loader';
import { useCallback, useState } from 'react';

const suggestions = ['Where is my card?'];

async function customerToken(signal) {
  const response = await fetch('/customer-token', { signal });
  return response.text();
}

/** The chat. The server renders its tag, and React hydrates it before or after the loader defines the element. */
export function BankChat({ baseUrl, publishableKey }) {
  const [opened, setOpened] = useState(0);
  const connect = useCallback((chat) => {
    const onOpen = () => setOpened((count) => count + 1);
    chat.addEventListener('teller-open', onOpen);
    Object.assign(chat, { customerToken, suggestions });
    return () => chat.removeEventListener('teller-open', onOpen);
  }, []);
  return (
    <>
      <p>Opened {String(opened)} times</p>
      <teller-chat ref={connect} base-url={baseUrl} publishable-key={publishableKey} locale="en" />
    </>
  );
}
