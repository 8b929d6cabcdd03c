/**
 * Patterns of requests for a person. The gaps between words have a maximum length, so that no text makes the match
 * slow.
 */
export const handOffPatterns: readonly RegExp[] = [
  /\b(?:talk|speak|chat|get through|connect|put me|pass me|transfer me|switch me|hand me)\b.{0,24}?\b(?:to|with|through|over)\b.{0,16}?\b(?:humans?|person|people|somebody|someone|some one|agents?|advis[eo]rs?|representatives?|reps?|operators?|staff|colleague|manager|supervisor|employee|customer (?:service|support|care))\b/,
  /\b(?:want|need|get|give|prefer|like|find|is there|are there|bring)\b.{0,16}?\b(?:a|an|any|some|me|the|real|live)\b.{0,8}?\b(?:human(?: being)?|real (?:person|human)|actual (?:person|human)|live (?:person|agent|chat)|agent|operator|representative|customer service agent)\b/,
  /^(?:a |an |the |real |live )*(?:human|person|agent|operator|representative|somebody|someone|customer (?:service|support|care)|supervisor|manager)(?: please| now)*$/,
  /\b(?:not|stop|hate|instead of|rather than)\b.{0,20}\b(?:bot|robot|machine answers?|chatbot)\b/,
  /转(?:接)?(?:到|给)?(?:人工|真人|客服|专员)|接(?:通)?人工|(?:要|找|叫|换|来|有|联系|呼叫)(?:你们)?(?:的)?(?:个|一个|一位|位|一下)?(?:真)?(?:人工|真人|活人|客服|专员|坐席|座席|工作人员|客户经理)|^人工(?:客服|服务|坐席|座席)?$|人工(?:客服|坐席|座席)/,
  /(?:和|跟|与|同)(?:个|一个|你们)?(?:的)?(?:真人|人工|人|客服|工作人员|客户经理|经理|专员)(?:说|聊|谈|讲|沟通|对话|通话|联系|反映)/,
  /(?:不(?:要|想)(?:跟|和|与)?)(?:.{0,4})?(?:机器人)|又是(?:个)?机器人/,
];

/**
 * Patterns of phrases that mention a person or an agent but do not ask for a hand-off.
 */
export const notHandOffPatterns: readonly RegExp[] = [
  /\b(?:dont|do not|no need to|without|rather not)\b.{0,12}\b(?:talk|speak|chat|talking|speaking|human|person|agent)\b/,
  /\b(?:opening hours|what time|phone number)\b/,
  /(?:不用|不要|不想|不需要|别|无需)(?:再)?(?:给我)?(?:转|接|找)?(?:人工|真人|客服)/,
  /(?:人工|客服).{0,6}(?:几点|时间|上班|下班|收费|电话是)/,
];

/**
 * Courtesies at the start or end of a message. A message without other words has the kind `greeting`.
 */
export const greetingPattern =
  /(?<![\p{L}\p{N}])(?:hi|hiya|hello|hey|howdy|greetings|good (?:morning|afternoon|evening|day)|how are you(?: doing)?(?: today)?|is (?:any(?:body|one)|some(?:body|one)) (?:there|here)|any(?:body|one) (?:there|here)|there|(?:who|what|how old) are you|what can you (?:do|help(?: me)?(?: with)?)|are you (?:a |an )?(?:bot|robot|human|person|real(?: person)?|machine|ai))(?![\p{L}\p{N}])|(?:您|你|大家)好(?:啊|呀)?|哈[喽啰罗]|嗨|早上好|上午好|中午好|下午好|晚上好|早安|在吗|在不在|有人(?:在)?吗|你(?:是谁|叫什么(?:名字)?|几岁|多大|会什么|能做什么|能干什么|是(?:不是)?(?:个)?(?:机器人|人工智能|真人|人)吗?)[了呀啊]?/gu;

/**
 * Thanks, farewells and short agreement such as "ok". A message without other words has the kind `thanks`.
 */
export const thanksPattern =
  /(?<![\p{L}\p{N}])(?:thank you|thanks|thankyou|thx|thnx|ty|cheers|much appreciated|appreciate it|(?:that is|thats|that) (?:all|great|helpful|perfect|it)|great|perfect|awesome|brilliant|got it|all good|so much|very much|a lot|a bunch|for (?:your|the) help|bye(?: bye)?|goodbye|see you|have a (?:nice|good|great) day|ok(?:ay)?|no problem)(?![\p{L}\p{N}])|(?:非常|十分|太|多)?(?:谢谢|感谢|谢了|多谢)(?:您|你|啦|了|帮助|的帮助)*|麻烦你了|辛苦了|再见|拜拜|好的|明白了|知道了|了解了|收到|没事了|没问题了|太好了|就这样吧?/gu;

/**
 * Signs that a customer is upset, in any kind of message.
 */
export const upsetPatterns: readonly RegExp[] = [
  /\b(?:ridiculous|unacceptable|outrageous|disgrace(?:ful)?|disgusting|appalling|terrible|horrible|awful|useless|furious|angry|fed up|sick (?:and tired )?of|worst|incompetent|rip ?off|joke of a|sue you|lawyer|never again|had enough|wast(?:e|ed|ing) (?:of )?(?:my )?time|wtf|damn|bullshit|rude(?:ly)?|pathetic|shame on|not good enough|for the (?:third|fourth|fifth|tenth|hundredth) time)\b/,
  /气死|生气|火大|愤怒|恼火|太差|差劲|垃圾|坑人|坑爹|骗人|忽悠|欺负|无语|受不了|忍无可忍|太过分|过分|不像话|岂有此理|什么破|破银行|烂|滚|废物|没人管|推来推去|踢皮球|不负责任|要曝光|曝光你们|起诉|再也不/,
  /[!！]{3}|[?？]{3}/,
];
