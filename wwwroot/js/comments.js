// Shows the comments of a post when the reader asks for them, and asks no other site before.
for (const button of document.querySelectorAll('.comments button')) {
  button.hidden = false;
  for (const note of button.parentElement.querySelectorAll('span[hidden]')) note.hidden = false;
  button.addEventListener('click', () => {
    const script = document.createElement('script');
    const { src, ...data } = button.dataset;
    Object.assign(script.dataset, data);
    script.crossOrigin = 'anonymous';
    script.async = true;
    script.src = src;
    const place = document.createElement('div');
    place.className = 'giscus';
    place.tabIndex = -1;
    button.replaceWith(place, script);
    place.focus();
  });
}
