import './chat/define.ts';
import './provider/define.ts';
import './queue/define.ts';
import './survey/define.ts';
