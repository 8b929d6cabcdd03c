/** Distance from the end that still counts as reading the newest message, in px. */
const nearEndPx = 60;

/**
 * Notes whether the newest message is in view. Call the returned function after rendering: if the message was in view,
 * or if the desk now shows another conversation, the function scrolls to the end.
 */
export function followEnd(container: HTMLElement): () => void {
  const before = container.querySelector('.timeline');
  const isAtEnd =
    !before || before.scrollHeight - before.clientHeight - before.scrollTop <= nearEndPx;
  return () => {
    const timeline = container.querySelector('.timeline');
    if (timeline && (isAtEnd || timeline !== before)) timeline.scrollTop = timeline.scrollHeight;
  };
}
