import { TellerChat } from '../chat.ts';
import { ChatPanel } from '../panel/chat-panel.ts';
import '../define.ts';

// For pages that show the chat from the start: bundling the panel saves one round trip.
TellerChat.loadPanel = () => Promise.resolve({ ChatPanel });
