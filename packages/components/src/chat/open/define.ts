import { TellerChat } from '../chat.ts';
import { ChatPanel } from '../panel/chat-panel.ts';
import '../define.ts';

// This entry bundles the panel, so that a page that shows the chat from the start saves one round trip.
TellerChat.loadPanel = () => Promise.resolve({ ChatPanel });
