import { render } from 'lit';
import { Desk } from './desk-state.ts';
import { deskView } from './desk-view.ts';

const place = document.querySelector<HTMLElement>('#desk');
if (place) {
  const desk = new Desk({
    baseUrl: '/',
    agent: new URL(location.href).searchParams.get('agent') ?? '1',
    onChange: () => render(deskView(desk), place),
  });
  desk.start();
}
