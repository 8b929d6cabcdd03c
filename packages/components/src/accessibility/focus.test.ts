import { expect } from '@open-wc/testing';
import { deepActiveElement, focusablesIn, keepFocusIn } from './focus.ts';

function mount(markup: readonly (readonly [tag: string, attributes?: Record<string, string>])[]) {
  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'open' });
  for (const [tag, attributes = {}] of markup) {
    const element = document.createElement(tag);
    element.textContent = tag;
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    root.append(element);
  }
  document.body.append(host);
  return root;
}

const buttons = [
  ['button', { id: 'a' }],
  ['button', { id: 'b' }],
  ['button', { id: 'c' }],
] as const;
const activeId = () => deepActiveElement()?.id;

describe('the focus module', () => {
  afterEach(() => {
    document.body.replaceChildren();
  });

  it('finds the focus inside a shadow root', () => {
    mount(buttons).getElementById('b')?.focus();
    expect(activeId()).to.equal('b');
  });

  it('lists the elements that Tab reaches', () => {
    const root = mount([
      ['button', { id: 'a' }],
      ['button', { disabled: '' }],
      ['a', {}],
      ['a', { href: '#', id: 'b' }],
      ['div', { tabindex: '-1' }],
      ['div', { tabindex: '0', id: 'c' }],
      ['input', { hidden: '' }],
      ['textarea', { inert: '' }],
    ]);
    expect(focusablesIn(root).map(({ id }) => id)).to.deep.equal(['a', 'b', 'c']);
  });

  it('moves the focus from the last element to the first on Tab, and ignores other keys', () => {
    const root = mount(buttons);
    const press = (key: string, shiftKey = false) => {
      const event = new KeyboardEvent('keydown', { key, shiftKey, cancelable: true });
      keepFocusIn(root, event);
      return event.defaultPrevented;
    };
    root.getElementById('c')?.focus();
    expect(press('Enter')).to.equal(false);
    expect(press('Tab')).to.equal(true);
    expect(activeId()).to.equal('a');
    expect(press('Tab')).to.equal(false);
    expect(press('Tab', true)).to.equal(true);
    expect(activeId()).to.equal('c');
  });
});
