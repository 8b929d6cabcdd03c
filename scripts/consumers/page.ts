/** A page of a bank that imports one entry of the components. Every statement depends on types of that entry. */
const chat = document.querySelector('teller-chat');
if (chat) chat.customerToken = (signal) => Promise.resolve(String(signal.aborted));
chat?.addEventListener('teller-open', ({ currentTarget }) => currentTarget);
chat?.addEventListener('teller-close', ({ bubbles }) => bubbles);
chat?.addEventListener('teller-message-sent', ({ detail }) => detail.clientId.length);
chat?.addEventListener('teller-hand-off', ({ detail }) => detail.conversationId?.length);
chat?.addEventListener('teller-conversation-closed', ({ detail }) => detail.conversationId.length);

// The events bubble, so a page may listen at the document
document.addEventListener('teller-queue-left', ({ detail }) => detail.entryId.length);
document.addEventListener('teller-survey-answered', ({ detail }) => detail.surveyId.length);

const queue = document.createElement('teller-queue');
queue.view = 'board';
const survey = document.createElement('teller-survey');
survey.surveyId = 'svy_1';
const provider = document.createElement('teller-provider');
void provider.signOut();

export {};
