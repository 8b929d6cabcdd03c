import type { NewSurvey, Survey } from '@tellerkit/contract';
import type { TellerClient } from '@tellerkit/sdk';

const touchpoint = 'conversation-closed';

/** The survey that follows a conversation. */
export const afterConversation: NewSurvey = {
  name: 'After a conversation',
  touchpoint,
  questions: [
    {
      type: 'csat',
      id: 'satisfaction',
      prompt: { en: 'How satisfied are you with our help?', 'zh-CN': '您对这次服务满意吗？' },
      required: true,
    },
    {
      type: 'comment',
      id: 'comment',
      prompt: {
        en: 'What went well, and what should we do better?',
        'zh-CN': '哪里做得好？哪里还要改进？',
      },
    },
  ],
};

/** Creates the survey that follows a conversation, unless one exists. */
export async function seedSurvey(client: TellerClient): Promise<Survey> {
  const { items } = await client.surveys.list({ touchpoint, limit: 1 }).first();
  return items[0] ?? client.surveys.create(afterConversation);
}
