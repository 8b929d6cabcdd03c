import type { TellerClient } from '@tellerkit/sdk';

/** Opens a conversation, asks a question, and prints the answer as it arrives, then its sources. */
export async function ask(
  client: TellerClient,
  question: string,
  locale: string,
  print: (text: string) => void,
): Promise<void> {
  const conversation = await client.conversations.create({ channel: 'web', locale });
  const content = [{ type: 'text' as const, text: question }];
  const { sequence: after } = await client.messages.send(conversation.id, { content });
  let printed = '';
  for await (const event of client.events.stream(conversation.id, { after })) {
    // A stream that opens mid-answer starts with `answer.snapshot`, which holds the text so far.
    if (event.type === 'answer.snapshot' || event.type === 'answer.delta') {
      const start = event.type === 'answer.delta' ? event.data.offset : 0;
      const fresh = start <= printed.length ? event.data.text.slice(printed.length - start) : '';
      print(fresh);
      printed += fresh;
    }
    if (event.type !== 'message.created' || event.data.message.author.role !== 'assistant')
      continue;
    for (const block of event.data.message.content) {
      if (block.type === 'markdown') print(block.text.slice(printed.length));
      if (block.type === 'notice') print(`\n${block.text}`);
      if (block.type === 'citations')
        print(`\n\nSources: ${block.citations.map(({ title }) => title).join(', ')}`);
    }
    break;
  }
  print('\n\n');
  await client.conversations.close(conversation.id);
}
