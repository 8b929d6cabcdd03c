import { BankChat } from './bank-chat.jsx';

// The addresses stand in the environment of the running server
export const dynamic = 'force-dynamic';

export default function Page() {
  const { BANK_URL, BANK_KEY } = process.env;
  return (
    <main>
      <h1>Savings Bank</h1>
      <BankChat baseUrl={BANK_URL} publishableKey={BANK_KEY} />
    </main>
  );
}
