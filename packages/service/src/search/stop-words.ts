import type { Language } from './language.ts';

/**
 * English words that say nothing about the topic, such as question words. Written without apostrophes.
 */
const english = `
a about above actually after again ago all already also always am an and another any anybody anymore anyone
anything anyway are arent around as ask at away be because been before being below both but by came can cannot
cant come could couldnt d did didnt do does doesnt doing done dont down each either else even ever every everyone
everything exactly explain few for from get gets getting give go goes going gonna got had happen happens has
hasnt have havent having he hello help her here hey hi him his how hows i id if ill im in into is isnt it its itself
ive just kind know let lets like little ll lot m make makes making many may maybe me mean might mine more most much
must my myself need needs never no not nothing now of off ok okay on once one only or other our out over own please
possible put quite rather re really regarding s say saying seem she should show so some somebody someone something
somehow still such sure t tell than thank thanks that thats the their them then there theres these they theyre
thing things think this those though through til till to too try trying u unable under until up ur us use used
using ve very wanna want wants was wasnt way we well were what whatever whats when where wheres whether which while who
whom whos whose why will with within without wont would wouldnt wouldve yes yet you your youre yours
`;

const chinese = `
的 了 吗 呢 吧 啊 呀 哦 嗯 哪 哪里 哪儿 哪个 哪些 谁 几 多少 多久 多长 什么 什么样 怎么 怎么办 怎么样 怎样 如何 为什么 为何 咋 咋办
我 我们 我的 你 你们 您 您好 你好 他 她 它 他们 她们 咱 咱们 自己 别人 大家 人家 这 这个 这些 这样 这里 这张 那 那个 那些 那么 那样 那里
是 是不是 不是 有 有没有 没有 没 不 不能 不会 不了 不到 别 无法 能 能不能 能够 可 可以 可否 会 会不会 要 要不要 想 想要 需要 需 得 必须 应该 应
在 从 到 对 向 给 跟 和 与 及 或 或者 还是 还 也 都 就 就是 才 只 只能 再 又 很 太 更 最 真 好 行 行不行 吧 嘛 啦 哈 喂 请 请问 麻烦 帮 帮我 帮忙
把 被 让 叫 用 使 为 以 于 而 但 但是 如果 要是 假如 因为 所以 然后 之后 之前 以后 以前 时候 时 后 前 里 上 下 中 内 外 一下 一个 一些 一点 一 个 次 些
现在 已经 一直 总是 刚 刚刚 刚才 办 办理 弄 搞 做 来 去 说 讲 问 问问 问题 知道 告诉 了解 咨询 东西 事 事情 情况 样 着 过 地 得 来着 等 等等 吗 该 其他 另外 关于 怎 位 种 张
`;

/**
 * Returns the words of a language that say nothing about the topic. The index contains these words, but neither the
 * search nor the confidence counts them.
 */
export function stopWords(language: Language): ReadonlySet<string> {
  if (language === 'en') return wordsOf(english);
  if (language === 'zh') return new Set([...wordsOf(chinese), ...wordsOf(english)]);
  return new Set();
}

function wordsOf(list: string): Set<string> {
  return new Set(list.split(/\s+/).filter((word) => word !== ''));
}
