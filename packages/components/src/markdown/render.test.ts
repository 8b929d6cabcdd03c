import { expect } from '@open-wc/testing';
import { render } from 'lit';
import { lexMarkdown, MarkdownStream, renderMarkdown } from './index.ts';

const draw = (text: string): HTMLElement => {
  const root = document.createElement('div');
  render(renderMarkdown(lexMarkdown(text)), root);
  return root;
};

const shape = (root: HTMLElement): string =>
  root.innerHTML
    .replaceAll(/<!--.*?-->/g, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?([<>]) ?/g, '$1');

describe('renderMarkdown', () => {
  it('renders every kind of block', () => {
    const root = draw(
      '# A\n\n## B\n\n### C\n\np **b** *i* `c`\nd\n\n> q\n\n- x\n- y\n\n3. z\n\n---\n\n```\ncode\n```\n\n|a|b|\n|-|-:|\n|1|2|',
    );
    expect(shape(root)).to.equal(
      '<h3>A</h3><h3>B</h3><h4>C</h4><p>p<strong>b</strong><em>i</em><code dir="auto">c</code><br>d</p><blockquote><p>q</p></blockquote><ul><li>x</li><li>y</li></ul><ol start="3"><li>z</li></ol><hr><pre class="scroll" tabindex="0" dir="ltr"><code>code</code></pre><div class="scroll" tabindex="0"><table><thead><tr><th>a</th><th class="end">b</th></tr></thead><tbody><tr><td>1</td><td class="end">2</td></tr></tbody></table></div>',
    );
  });

  it('opens web links in a new tab without a referrer, and telephone links in the same tab', () => {
    const [web, phone] = draw('[a](https://b.cn) [c](tel:95588)').querySelectorAll('a');
    expect(web?.getAttribute('href')).to.equal('https://b.cn');
    expect(web?.target).to.equal('_blank');
    expect(web?.rel).to.equal('noopener noreferrer nofollow');
    expect(phone?.hasAttribute('target')).to.equal(false);
  });

  it('shows HTML as plain text', () => {
    const text =
      '<img src=x onerror=alert(1)> <script>alert(1)</script> <a href="javascript:x">y</a>';
    const root = draw(`${text}\n\n[**z**](javascript:alert(1)) ![i](data:text/html,x)`);
    expect(root.querySelectorAll('img, script, a').length).to.equal(0);
    expect(root.querySelector('p')?.textContent).to.equal(text);
  });

  it('keeps the DOM nodes of finished blocks while an answer grows', () => {
    const root = document.createElement('div');
    const stream = new MarkdownStream();
    stream.append('one **two**\n\nthree\n\nfour\n');
    render(renderMarkdown(stream.blocks), root);
    const [first] = root.querySelectorAll('p');
    const changes: MutationRecord[] = [];
    const observer = new MutationObserver((records) => changes.push(...records));
    if (first) observer.observe(first, { subtree: true, childList: true, characterData: true });
    stream.append(' five\n\n- six');
    render(renderMarkdown(stream.blocks), root);
    changes.push(...observer.takeRecords());
    expect(root.querySelector('p')).to.equal(first);
    expect(changes).to.deep.equal([]);
    expect(root.textContent.replaceAll(/\s+/g, ' ').trim()).to.contain('six');
    expect(root.querySelectorAll('li').length).to.equal(1);
  });
});
