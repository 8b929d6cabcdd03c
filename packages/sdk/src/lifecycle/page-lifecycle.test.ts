import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pageLifecycle } from './page-lifecycle.ts';
import type { LifecycleChange } from './lifecycle.ts';

/** An event target that records the types it has listeners for. */
class Target extends EventTarget {
  readonly listening = new Set<string>();

  override addEventListener(
    type: string,
    listener: EventListener,
    options: AddEventListenerOptions,
  ): void {
    super.addEventListener(type, listener, options);
    this.listening.add(type);
    options.signal?.addEventListener('abort', () => this.listening.delete(type));
  }
}

class Document extends Target {
  visibilityState: DocumentVisibilityState = 'visible';
}

class Page extends Target {
  readonly navigator = { onLine: true };
  readonly document = new Document();
}

const transition = (type: string, persisted: boolean) =>
  Object.assign(new Event(type), { persisted });

function open() {
  const page = new Page();
  const lifecycle = pageLifecycle(page);
  const changes: LifecycleChange[] = [];
  const leave = lifecycle.subscribe((change) => changes.push(change));
  return { page, lifecycle, changes, leave };
}

test('pageLifecycle reports changes of the network and of visibility', () => {
  const { page, lifecycle, changes } = open();
  page.navigator.onLine = false;
  page.dispatchEvent(new Event('offline'));
  assert.equal(lifecycle.isOnline, false);
  page.navigator.onLine = true;
  page.dispatchEvent(new Event('online'));
  assert.equal(lifecycle.isOnline, true);
  page.document.visibilityState = 'hidden';
  page.document.dispatchEvent(new Event('visibilitychange'));
  assert.equal(lifecycle.isVisible, false);
  page.document.visibilityState = 'visible';
  page.document.dispatchEvent(new Event('visibilitychange'));
  assert.deepEqual(changes, ['offline', 'online', 'hidden', 'visible']);
});

test('pageLifecycle reports a page that freezes and resumes', () => {
  const { page, lifecycle, changes } = open();
  page.document.dispatchEvent(new Event('freeze'));
  assert.equal(lifecycle.isFrozen, true);
  page.document.dispatchEvent(new Event('resume'));
  assert.equal(lifecycle.isFrozen, false);
  assert.deepEqual(changes, ['frozen', 'resumed']);
});

test('pageLifecycle reports a page in the back/forward cache once, even if two events fire', () => {
  const { page, changes } = open();
  page.dispatchEvent(transition('pageshow', false));
  page.dispatchEvent(transition('pagehide', true));
  page.document.dispatchEvent(new Event('freeze'));
  page.document.dispatchEvent(new Event('resume'));
  page.dispatchEvent(transition('pageshow', true));
  page.dispatchEvent(transition('pagehide', false));
  assert.deepEqual(changes, ['frozen', 'resumed']);
});

test('pageLifecycle listens only while it has subscribers', () => {
  const page = new Page();
  const lifecycle = pageLifecycle(page);
  assert.equal(page.listening.size, 0);
  const leave = [lifecycle.subscribe(() => undefined), lifecycle.subscribe(() => undefined)];
  assert.equal(page.listening.size, 4);
  leave[0]?.();
  leave[0]?.();
  assert.equal(page.listening.size, 4);
  leave[1]?.();
  assert.equal(page.listening.size, 0);
  assert.equal(page.document.listening.size, 0);
});

test('pageLifecycle reports online and visible, and no change, outside a page', () => {
  const lifecycle = pageLifecycle();
  const leave = lifecycle.subscribe(() => assert.fail());
  assert.deepEqual(
    [lifecycle.isOnline, lifecycle.isVisible, lifecycle.isFrozen],
    [true, true, false],
  );
  leave();
});
