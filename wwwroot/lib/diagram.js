// Within the frame: draws what the page sends, and says how high it became, and how wide it is where nothing makes it smaller.
(() => {
  const place = document.querySelector('div');
  const say = message => parent.postMessage(message, '*');
  const measure = () => place.firstChild && say({ height: place.getBoundingClientRect().height, width: place.firstChild.viewBox?.baseVal.width });
  Object.assign(document.body.style, { margin: 0, overflow: 'hidden' });
  let last = Promise.resolve();

  const theme = ({ paper, raised, ink, muted, border }, darkMode) => ({
    darkMode, background: paper, mainBkg: raised, primaryColor: raised, secondaryColor: raised, tertiaryColor: paper, edgeLabelBackground: paper, noteBkgColor: paper,
    textColor: ink, primaryTextColor: ink, secondaryTextColor: ink, tertiaryTextColor: ink, noteTextColor: ink, titleColor: ink,
    dropShadow: 'none', lineColor: muted, primaryBorderColor: border, secondaryBorderColor: border, tertiaryBorderColor: border, noteBorderColor: border,
  });

  const draw = async ({ source, isDark, colours, label }) => {
    document.documentElement.style.colorScheme = isDark ? 'dark' : 'light';
    mermaid.initialize({
      startOnLoad: false, securityLevel: 'strict', suppressErrorRendering: true, fontFamily: 'system-ui, sans-serif', theme: 'base', themeVariables: theme(colours, isDark), flowchart: { nodeSpacing: 32, rankSpacing: 32, padding: 8 },
    });
    try {
      place.innerHTML = (await mermaid.render('diagram', source)).svg;
      Object.assign(place.firstChild.style, { display: 'block', marginInline: 'auto' });
      if (!place.firstChild.hasAttribute('aria-labelledby')) place.firstChild.setAttribute('aria-label', label);
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
