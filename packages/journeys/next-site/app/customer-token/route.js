import { NextResponse } from 'next/server';

/** Passes on the token that the bank's back end has issued. */
export async function GET() {
  const answer = await fetch(process.env.BANK_TOKEN_URL, { cache: 'no-store' });
  return new NextResponse(await answer.text());
}
