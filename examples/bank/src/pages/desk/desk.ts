import { render } from 'lit';
import { Desk } from './desk-state.ts';
import { deskView } from './desk-view.ts';
import { followEnd } from './follow-end.ts';

const container = document.querySelector<HTMLElement>('#desk');
if (container) {
  const desk = new Desk({
    baseUrl: '/',
    agent: new URL(location.href).searchParams.get('agent') ?? '1',
    onChange: () => {
      const scrollToEnd = followEnd(container);
      render(deskView(desk), container);
      scrollToEnd();
    },
  });
  desk.start();
}
