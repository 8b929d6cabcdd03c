/** How far from the end still counts as reading the end, in px. */
const nearEnd = 60;

/** Notes whether the newest message is in view; the returned function goes there again after drawing. */
export function followEnd(place: HTMLElement): () => void {
  const before = place.querySelector('.timeline');
  const isAtEnd =
    !before || before.scrollHeight - before.clientHeight - before.scrollTop <= nearEnd;
  return () => {
    const timeline = place.querySelector('.timeline');
    if (timeline && (isAtEnd || timeline !== before)) timeline.scrollTop = timeline.scrollHeight;
  };
}
