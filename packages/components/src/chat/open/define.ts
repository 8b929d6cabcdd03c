import { TellerChat } from '../chat.ts';
import { ChatPanel } from '../panel/chat-panel.ts';
import '../define.ts';

// For a page that shows the chat from its start: the panel comes along, one trip earlier than on intent.
TellerChat.loadPanel = () => Promise.resolve({ ChatPanel });
