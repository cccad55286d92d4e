namespace Blog.Browser.Tests;

/// <summary>What can be wrong on any page, found by scripts in the page. Each gives a list of what it found.</summary>
internal static class PageChecks
{
    /// <summary>Shared by the scripts: which elements a reader sees, and how colours stand out from each other.</summary>
    private const string Eyes =
        """
        const seen = element => element.checkVisibility({ visibilityProperty: true }) && !element.closest('.visually-hidden, .skip:not(:focus)');
        const named = element => `${element.tagName.toLowerCase()}${element.className && '.' + element.className} "${(element.textContent || element.ariaLabel || '').trim().slice(0, 40)}"`;
        const colour = text => { const parts = text.match(/[\d.]+/g).map(Number); return parts.length > 3 ? parts : [...parts, 1]; };
        const over = (top, under) => [0, 1, 2].map(part => top[part] * top[3] + under[part] * (1 - top[3])).concat(1);
        const light = rgb => { const [r, g, b] = rgb.map(part => (part /= 255) <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4); return .2126 * r + .7152 * g + .0722 * b; };
        const contrast = (one, other) => { const [low, high] = [light(one), light(other)].sort((a, b) => a - b); return (high + .05) / (low + .05); };
        const ground = element => element ? over(colour(getComputedStyle(element).backgroundColor), ground(element.parentElement)) : [255, 255, 255, 1];
        const opacity = element => element ? getComputedStyle(element).opacity * opacity(element.parentElement) : 1;
        const texts = function* () { const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT); for (let node; node = walker.nextNode();) if (node.data.trim() && seen(node.parentElement)) yield node; };
        """;

    /// <summary>A page wider than its window, and text outside the window or cut off by what it stands in. Text that can be scrolled to is not lost.</summary>
    public const string LostText = "() => {" + Eyes +
        """
        const width = document.documentElement.clientWidth, found = [];
        if (document.documentElement.scrollWidth > width) found.push(`${document.documentElement.scrollWidth - width} pixels too wide`);
        for (const node of texts()) {
          const range = document.createRange();
          range.selectNodeContents(node);
          for (const rect of range.getClientRects()) {
            if (rect.width < 1) continue;
            let lost = rect.left < -1 || rect.right > width + 1 ? 'outside the window' : '';
            for (let around = node.parentElement; around !== document.body; around = around.parentElement) {
              const { overflowX, overflowY } = getComputedStyle(around), box = around.getBoundingClientRect();
              if (/auto|scroll/.test(overflowX + overflowY)) { lost = ''; break; }
              if (/hidden|clip/.test(overflowX + overflowY) && (rect.left < box.left - 1 || rect.right > box.right + 1 || rect.top < box.top - 1 || rect.bottom > box.bottom + 1)) lost = `cut off by ${named(around)}`;
            }
            if (lost) { found.push(`${lost}: ${node.data.trim().slice(0, 40)}`); break; }
          }
        }
        return found;
        }
        """;

    /// <summary>Text, generated signs included, that stands out from its ground by less than seven to one; comments in code by less than four and a half.</summary>
    public const string FaintText = "() => {" + Eyes +
        """
        const found = new Set();
        const look = (element, text, shown, name) => {
          if (shown === 0) return;
          const under = ground(element), [r, g, b, a] = colour(text), ratio = contrast(over([r, g, b, a * shown], under), under);
          if (ratio < (element.closest('.tok-com') ? 4.5 : 7)) found.add(`${ratio.toFixed(2)} ${name}`);
        };
        for (const node of texts()) look(node.parentElement, getComputedStyle(node.parentElement).color, opacity(node.parentElement), named(node.parentElement));
        for (const element of document.querySelectorAll('body *')) {
          if (!seen(element)) continue;
          for (const part of ['::before', '::after']) {
            const style = getComputedStyle(element, part);
            if (/["“(]/.test(style.content) && !/^""/.test(style.content)) look(element, style.color, opacity(element) * style.opacity, `${part} of ${named(element)}`);
          }
        }
        return [...found];
        }
        """;

    /// <summary>What can be clicked and is smaller than 24 pixels, words in a sentence excepted; in the header, than 44.</summary>
    public const string SmallTargets = "() => {" + Eyes +
        """
        const found = [];
        for (const target of document.querySelectorAll('a[href], button, summary, input:not([disabled]), select, textarea')) {
          if (!seen(target)) continue;
          const block = target.parentElement.closest('p, li, dd, dt, td, th, figcaption, blockquote, div');
          const isWord = getComputedStyle(target).display === 'inline' && !target.role && !target.matches('.anchor') && block.textContent.trim().length > target.textContent.trim().length;
          const least = target.closest('.site-header') ? 44 : 24, { width, height } = target.getBoundingClientRect();
          if (!isWord && Math.min(width, height) < least - .1) found.push(`${width.toFixed(1)} × ${height.toFixed(1)} ${named(target)}`);
        }
        return found;
        }
        """;

    /// <summary>Headings out of order or empty, other than one of the first level, and ids that are used twice.</summary>
    public const string Disorder =
        """
        () => {
          const found = [];
          const headings = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')];
          let level = 0;
          for (const heading of headings) {
            const own = Number(heading.tagName[1]);
            if (own > level + 1) found.push(`level ${own} after ${level}: ${heading.textContent}`);
            if (!heading.textContent.trim()) found.push(`empty heading`);
            level = own;
          }
          const first = headings.filter(heading => heading.tagName === 'H1').length;
          if (first !== 1) found.push(`${first} headings of the first level`);
          const ids = [...document.querySelectorAll('[id]')].map(element => element.id);
          for (const id of new Set(ids.filter((id, index) => ids.indexOf(id) !== index))) found.push(`twice: #${id}`);
          return found;
        }
        """;

    /// <summary>What has the focus, and what is wrong with how that shows. Null at the end of the page.</summary>
    public const string FocusStop = "() => {" + Eyes +
        """
        const element = document.activeElement, before = window.stopBefore;
        if (element === document.body || element === window.firstStop) return null;
        window.firstStop ??= element;
        window.stopBefore = element;
        const found = [named(element)], style = getComputedStyle(element);
        if (before && !(before.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING)) found.push('comes out of order');
        if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2) found.push('has no outline');
        else if (contrast(colour(style.outlineColor), ground(element.parentElement)) < 3) found.push('has a faint outline');
        if (opacity(element) < 1) found.push('is not all there');
        const rect = [...element.getClientRects()].find(rect => rect.width > 0) ?? new DOMRect();
        const [left, right, top, bottom] = [Math.max(0, rect.left), Math.min(innerWidth, rect.right), Math.max(0, rect.top), Math.min(innerHeight, rect.bottom)];
        const hit = left < right && top < bottom && document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
        if (!hit) found.push('is outside the window');
        else if (!element.contains(hit)) found.push(`is hidden by ${named(hit)}`);
        return found;
        }
        """;
}
