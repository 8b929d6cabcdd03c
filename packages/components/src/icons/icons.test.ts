import { expect } from '@open-wc/testing';
import { render } from 'lit';
import type { Icon } from './icon.ts';
import * as shared from './index.ts';
import * as rating from './rating.ts';

const icons = Object.entries({ ...shared, ...rating }).filter(([name]) =>
  name.endsWith('Icon'),
) as [string, Icon][];

describe('the icon set', () => {
  it('includes five faces, and at least 16 icons in total', () => {
    expect(icons.length).to.be.at.least(16);
    expect(rating.faceIcons().length).to.equal(5);
  });

  for (const [name, icon] of icons)
    it(`draws ${name} within its grid, in the text colour and hidden from screen readers`, () => {
      const root = document.createElement('div');
      document.body.append(root);
      render(icon(), root);
      const drawing = root.querySelector('svg');
      const box = drawing?.getBBox();
      root.remove();
      expect(drawing?.getAttribute('aria-hidden')).to.equal('true');
      expect(drawing?.getAttribute('stroke')).to.equal('currentColor');
      expect(drawing?.getAttribute('fill')).to.equal('none');
      expect(box?.x).to.be.at.least(0.9);
      expect(box?.y).to.be.at.least(0.9);
      expect((box?.x ?? 0) + (box?.width ?? 0)).to.be.within(10, 23.1);
      expect((box?.y ?? 0) + (box?.height ?? 0)).to.be.within(10, 23.1);
    });

  it('mirrors only the chevron in right-to-left text', () => {
    const turning = icons.filter(([, icon]) => {
      const root = document.createElement('div');
      render(icon(), root);
      return root.querySelector('.turn') !== null;
    });
    expect(turning.map(([name]) => name)).to.deep.equal(['chevronIcon']);
  });
});
