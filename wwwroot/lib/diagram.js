// Within the frame: draws what the page sends, and says how high it became.
(() => {
  const place = document.querySelector('main');
  const say = message => parent.postMessage(message, '*');
  const measure = () => place.firstChild && say({ height: place.getBoundingClientRect().height });
  let last = Promise.resolve();

  const draw = async ({ source, isDark }) => {
    document.documentElement.style.colorScheme = isDark ? 'dark' : 'light';
    mermaid.initialize({ startOnLoad: false, securityLevel: 'strict', suppressErrorRendering: true, theme: isDark ? 'dark' : 'neutral', fontFamily: 'system-ui, sans-serif' });
    try {
      place.innerHTML = (await mermaid.render('diagram', source)).svg;
      measure();
    } catch {
      say({ hasFailed: true });
    }
  };

  addEventListener('message', event => {
    if (event.source === parent && typeof event.data.source === 'string') last = last.then(() => draw(event.data));
  });
  new ResizeObserver(measure).observe(place);
  say({ isReady: true });
})();
