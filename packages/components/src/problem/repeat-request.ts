/** Milliseconds that a repeated request may take. The browser refuses a blocked request at once. */
const limitMs = 1000;

/** Repeated requests by the URL of the service. */
const requests = new Map<string, Promise<void>>();

/**
 * Sends one more request to a service that did not answer, once for each service. If the content security policy of the
 * page blocks the service, the browser then says so. Without this request, the first report would name a service that
 * does not run.
 */
export async function repeatRequest(baseUrl: string | undefined): Promise<void> {
  if (!baseUrl) return;
  let request = requests.get(baseUrl);
  if (!request) requests.set(baseUrl, (request = send(baseUrl)));
  await request;
}

async function send(baseUrl: string): Promise<void> {
  try {
    // Nobody reads the answer, so this request needs no client of the SDK, which would make the elements larger.
    await fetch(new URL(baseUrl.trim(), location.href), {
      mode: 'no-cors',
      credentials: 'omit',
      cache: 'no-store',
      signal: AbortSignal.timeout(limitMs),
    });
  } catch {
    // The browser announces a violation in a separate task, which may follow the failure.
    await new Promise((resolve) => setTimeout(resolve));
  }
}
