/**
 * Script that runs before all others, as the scripts of monitoring and dialog libraries do. It wraps the functions of
 * the browser in the page. Plain JavaScript, because the page contains its text.
 */
export const intrude = `
const send = window.fetch;
const traces = { baggage: 'a=b', 'sentry-trace': '0-1', traceparent: '00-1-2-01', 'x-datadog-trace-id': '1' };
window.fetch = (input, init) => {
  const request = new Request(input, init);
  for (const [name, value] of Object.entries(traces)) request.headers.set(name, value);
  return send(request);
};
const open = XMLHttpRequest.prototype.open;
XMLHttpRequest.prototype.open = function (...args) { open.apply(this, args); this.setRequestHeader('baggage', 'a=b'); };
window.EventSource = class extends EventSource {};
const add = EventTarget.prototype.addEventListener;
const remove = EventTarget.prototype.removeEventListener;
const wrappers = new WeakMap();
EventTarget.prototype.addEventListener = function (type, listener, options) {
  if (typeof listener !== 'function') return add.call(this, type, listener, options);
  if (!wrappers.has(listener)) wrappers.set(listener, function (event) { return listener.call(this, event); });
  return add.call(this, type, wrappers.get(listener), options);
};
EventTarget.prototype.removeEventListener = function (type, listener, options) {
  return remove.call(this, type, wrappers.get(listener) ?? listener, options);
};
for (const name of ['parse', 'stringify']) {
  const call = JSON[name];
  JSON[name] = (...args) => call.apply(JSON, args);
}
const then = Promise.prototype.then;
Promise.prototype.then = function (...args) { return then.apply(this, args); };
window.shortcuts = [];
document.addEventListener('keydown', (event) => {
  if (!/^(INPUT|TEXTAREA)$/.test(event.target.tagName)) window.shortcuts.push(event.key);
});
document.addEventListener('focusin', (event) => {
  const trap = document.querySelector('dialog[data-trap]');
  if (trap && !trap.contains(event.target)) trap.querySelector('button').focus();
});
`;
