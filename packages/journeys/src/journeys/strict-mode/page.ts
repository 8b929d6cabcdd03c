/** Script of the page: React renders the chat, and the bank's own view, in strict mode. */
import '@tellerkit/components/loader';
import type { TellerChat } from '@tellerkit/components/chat';
import { CustomerClient, CustomerSession } from '@tellerkit/sdk';
import { LiveConversation } from '@tellerkit/sdk/live';
import { StrictMode, createElement, useEffect, useState, useSyncExternalStore } from 'react';
import { createRoot } from 'react-dom/client';

const { baseUrl = '', publishableKey = '' } = document.body.dataset;

async function customerToken(signal?: AbortSignal | null): Promise<string> {
  const response = await fetch('/customer-token', signal ? { signal } : {});
  return response.text();
}

/** Opens one live conversation for the time in which the component is mounted. */
function useLive(): LiveConversation | undefined {
  const [live, setLive] = useState<LiveConversation>();
  useEffect(() => {
    const session = new CustomerSession({ baseUrl, publishableKey, customerToken });
    const opened = new LiveConversation({
      client: new CustomerClient({ baseUrl, token: session.token }),
    });
    setLive(opened);
    void opened.start();
    return () => opened.stop();
  }, []);
  return live;
}

const followNothing = () => () => undefined;

/** The bank's own view: the number of messages in the customer's conversation. */
function MessageCount() {
  const live = useLive();
  const snapshot = useSyncExternalStore(live?.subscribe ?? followNothing, () =>
    live?.getSnapshot(),
  );
  const count = snapshot?.items.filter(({ kind }) => kind === 'message').length ?? 0;
  return createElement('output', null, `${String(count)} messages`);
}

/** The page. Its button removes the chat and shows it again, as a change of the route does. */
function BankPage() {
  const [isShown, setShown] = useState(true);
  const [opened, setOpened] = useState(0);
  return createElement(
    'main',
    null,
    createElement('button', { onClick: () => setShown(!isShown) }, isShown ? 'Leave' : 'Return'),
    createElement('p', null, `Opened ${String(opened)} times`),
    isShown && createElement(MessageCount),
    isShown &&
      createElement('teller-chat', {
        'base-url': baseUrl,
        'publishable-key': publishableKey,
        locale: 'en',
        // React drops a function that it meets before the element is defined
        ref: (chat: TellerChat | null) => void (chat && Object.assign(chat, { customerToken })),
        suggestions: ['Where is my card?'],
        'onteller-open': () => setOpened((count) => count + 1),
      }),
  );
}

const root = document.getElementById('root');
if (root) createRoot(root).render(createElement(StrictMode, null, createElement(BankPage)));
