import { render } from 'lit';
import { Desk } from './desk-state.ts';
import { deskView } from './desk-view.ts';
import { followEnd } from './follow-end.ts';

const place = document.querySelector<HTMLElement>('#desk');
if (place) {
  const desk = new Desk({
    baseUrl: '/',
    agent: new URL(location.href).searchParams.get('agent') ?? '1',
    onChange: () => {
      const end = followEnd(place);
      render(deskView(desk), place);
      end();
    },
  });
  desk.start();
}
