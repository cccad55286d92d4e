// Draws the diagrams of a page. Each is drawn in a frame that may do nothing but run a script: what draws needs styles that the page's own
// policy forbids. Until a diagram is drawn, and where it cannot be, its source is what is shown.
(() => {
  const address = document.currentScript.dataset.frame;
  const prefersDark = matchMedia('(prefers-color-scheme: dark)');
  const drawings = [];
  // In another language than English, the switch of the theme has the words.
  const words = {
    diagram: 'Diagram', diagramNumber: 'Diagram {number}', diagramSource: 'Source of the diagram',
    ...document.querySelector('button.theme')?.dataset,
  };

  const isDark = () => {
    const schemes = getComputedStyle(document.documentElement).colorScheme.split(' ');
    return schemes.includes('dark') && (!schemes.includes('light') || prefersDark.matches);
  };

  // As the browser sees them now, whatever chose them.
  const colours = () => {
    const probe = document.body.appendChild(document.createElement('span'));
    const read = name => {
      probe.style.color = `var(--${name})`;
      return getComputedStyle(probe).color;
    };
    const all = Object.fromEntries(['paper', 'raised', 'ink', 'muted', 'border'].map(name => [name, read(name)]));
    probe.remove();
    return all;
  };

  const draw = drawing => drawing.frame.contentWindow.postMessage({ source: drawing.source, isDark: isDark(), colours: colours(), label: words.diagram }, '*');

  // Its letters are 16 pixels high by themselves: narrower than for 14 it scrolls instead.
  const leastScale = .875;

  const show = (drawing, { height, width }) => {
    drawing.frame.style.blockSize = `${Math.ceil(height)}px`;
    if (width > 0) drawing.frame.style.minInlineSize = `${Math.ceil(width * leastScale)}px`;
    if (drawing.isShown) return;
    drawing.isShown = true;
    drawing.frame.classList.remove('drawing');
    const details = document.createElement('details');
    const summary = document.createElement('summary');
    summary.textContent = words.diagramSource;
    drawing.code.replaceWith(details);
    details.append(summary, drawing.code, ...drawing.figure.querySelectorAll('.copy'));
  };

  const giveUp = drawing => {
    drawing.region.remove();
    drawings.splice(drawings.indexOf(drawing), 1);
  };

  addEventListener('message', event => {
    const drawing = drawings.find(one => one.frame.contentWindow === event.source);
    if (!drawing) return;
    if (event.data.isReady) draw(drawing);
    else if (event.data.height > 0) show(drawing, event.data);
    else if (event.data.hasFailed && !drawing.isShown) giveUp(drawing);
  });

  document.querySelectorAll('figure.diagram').forEach((figure, index) => {
    const code = figure.querySelector('pre');
    const frame = document.createElement('iframe');
    frame.setAttribute('sandbox', 'allow-scripts');
    frame.className = 'drawing';
    frame.title = index === 0 ? words.diagram : words.diagramNumber.replace('{number}', index + 1);
    frame.loading = 'lazy';
    frame.src = address;
    const region = document.createElement('div');
    region.className = 'scroll';
    region.append(frame);
    // A stop of the Tab key only while there is something to scroll to.
    const watch = new ResizeObserver(() => {
      const said = region.scrollWidth > region.clientWidth ? { tabindex: 0, role: 'region', 'aria-label': `${frame.title}, scrolls sideways` } : {};
      for (const name of ['tabindex', 'role', 'aria-label']) {
        if (name in said) region.setAttribute(name, said[name]);
        else region.removeAttribute(name);
      }
    });
    watch.observe(region);
    watch.observe(frame);
    drawings.push({ figure, region, frame, code, source: code.textContent, isShown: false });
    code.before(region);
  });

  const redraw = () => drawings.filter(drawing => drawing.isShown).forEach(draw);
  prefersDark.addEventListener('change', redraw);
  new MutationObserver(redraw).observe(document.documentElement, { attributeFilter: ['data-theme', 'class', 'style'] });
})();
